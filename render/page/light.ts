import { type SimulatedStep } from "../../flows/simulate/simulate";

/** Brings the first widget of a line's picture into the middle, where the picture is wider than the screen. */
export function centre(line: number): void {
  const picture = document.querySelector<HTMLElement>(`.picture[data-line="${line}"]`);
  const scroll = picture?.parentElement;
  const box = picture?.querySelector("[data-state]")?.getBoundingClientRect();
  if (!scroll || !box) return;
  const frame = scroll.getBoundingClientRect();
  scroll.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
}

/** Lights the widgets and ways that a call took, on the picture of a line. */
export function light(line: number, steps: readonly SimulatedStep[]): void {
  const picture = document.querySelector<HTMLElement>(`.picture[data-line="${line}"]`);
  if (picture === null) return;
  const names = steps.map(({ state }) => state);
  picture.classList.toggle("lit", names.length > 0);
  for (const box of picture.querySelectorAll<SVGElement>("[data-state]")) {
    box.classList.toggle("on", names.includes(box.dataset.state ?? ""));
  }
  const taken = new Set(names.slice(1).map((to, index) => JSON.stringify([names[index], to])));
  for (const way of picture.querySelectorAll<SVGElement>("[data-from]")) {
    const isOn = taken.has(JSON.stringify([way.dataset.from, way.dataset.to]));
    way.classList.toggle("on", isOn);
    // Above those that run along with it.
    if (isOn) way.parentNode?.append(way);
  }
}
