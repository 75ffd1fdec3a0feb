/** Lets arrow keys, Home and End go through the tiles: one tab stop for all of them. */
export function tileKeys(place: HTMLElement): void {
  place.addEventListener("keydown", (event) => {
    const tiles = [...place.querySelectorAll<HTMLElement>(".tile")];
    const at = tiles.findIndex((tile) => tile === document.activeElement);
    const current = tiles[at];
    if (current === undefined) return;
    const next = {
      ArrowRight: tiles[at + 1],
      ArrowLeft: tiles[at - 1],
      ArrowDown: beyond(tiles.slice(at + 1), current),
      ArrowUp: beyond(tiles.slice(0, at).reverse(), current),
      Home: tiles[0],
      End: tiles.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focusOn(tiles, next);
  });
  place.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && target.classList.contains("tile")) {
      focusOn([...place.querySelectorAll<HTMLElement>(".tile")], target);
    }
  });
}

/** The first of `tiles` on another line that is in the same column, or the last of that line. */
function beyond(tiles: readonly HTMLElement[], current: HTMLElement): HTMLElement | undefined {
  const { top, left } = current.getBoundingClientRect();
  const first = tiles.find((tile) => tile.getBoundingClientRect().top !== top);
  const line = tiles.filter((tile) => tile.getBoundingClientRect().top === first?.getBoundingClientRect().top);
  const distance = (tile: HTMLElement) => Math.abs(tile.getBoundingClientRect().left - left);
  return [...line].sort((one, other) => distance(one) - distance(other))[0];
}

function focusOn(tiles: readonly HTMLElement[], next: HTMLElement): void {
  for (const tile of tiles) tile.tabIndex = tile === next ? 0 : -1;
  if (document.activeElement !== next) next.focus();
}
