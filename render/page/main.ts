import { countryRows, countryTiles } from "../html/countries";
import { numberOptions } from "../html/numbers";
import { type Line } from "../outcome";
import { callFields } from "./callFields";
import { element } from "./element";
import { centre, light } from "./light";
import { tileKeys } from "./tileKeys";
import { showOutcome } from "./showOutcome";

/** The page's program: places calls, lights their way, searches the countries. */
function main(): void {
  const lines = JSON.parse(element("lines").textContent) as Line[];
  const chooser = document.getElementById("line") as HTMLSelectElement | null;
  const fields = callFields();
  let index = 0;

  const place = (): void => {
    const line = lines[index];
    if (line === undefined) return;
    const call = fields.call();
    const steps = showOutcome(element("outcome"), line, call);
    light(index, steps);
    for (const tile of document.querySelectorAll<HTMLElement>(".tile")) {
      tile.setAttribute("aria-pressed", String(tile.dataset.country === call.callerCountry));
    }
    remember(index, call);
  };

  const choose = (chosen: number): void => {
    const line = lines[chosen];
    if (line === undefined) return;
    index = chosen;
    if (chooser !== null) chooser.value = String(chosen);
    element("description").textContent = line.definition.description;
    element("to").innerHTML = numberOptions(line.policy.numbers);
    element("tiles").innerHTML = countryTiles(line.policy);
    element("rows").innerHTML = countryRows(line.policy);
    search();
    for (const picture of document.querySelectorAll<HTMLElement>(".picture")) {
      picture.hidden = picture.dataset.line !== String(chosen);
    }
    centre(chosen);
  };

  chooser?.addEventListener("change", () => {
    choose(Number(chooser.value));
    place();
  });
  fields.onChange(place);
  element("call").addEventListener("submit", (event) => event.preventDefault());
  const tiles = element("tiles");
  tiles.addEventListener("click", ({ target }) => {
    const code = target instanceof Element ? target.closest<HTMLElement>(".tile")?.dataset.country : undefined;
    if (code !== undefined) fields.callFrom(code);
  });
  tileKeys(tiles);
  element("search").addEventListener("input", search);

  const before = remembered();
  choose(Math.min(before.line, lines.length - 1));
  fields.set(before);
  place();
  if (document.body.dataset.live !== undefined) {
    new EventSource("/changes").addEventListener("change", () => location.reload());
  }
}

/** Hides the rows that do not have the text searched for, and says how many have it. */
function search(): void {
  const wanted = (element("search") as HTMLInputElement).value.trim().toLowerCase();
  let found = 0;
  for (const row of element("rows").children) {
    const has = row instanceof HTMLElement && row.textContent.toLowerCase().includes(wanted);
    if (row instanceof HTMLElement) row.hidden = !has;
    if (has) found += 1;
  }
  element("found").textContent = wanted === "" ? "" : `${found} of ${element("rows").children.length} countries`;
}

/** The call stands in the address, so that it can be passed on and outlives a reload. */
function remember(
  line: number,
  { from, callerCountry, to }: { from: string; callerCountry: string; to: string },
): void {
  const fields = new URLSearchParams({ line: String(line), from, country: callerCountry, to });
  history.replaceState(null, "", `#${fields.toString()}`);
}

function remembered(): { line: number; from: string; country: string; to: string } {
  const fields = new URLSearchParams(location.hash.slice(1));
  const line = Number(fields.get("line"));
  return {
    line: Number.isInteger(line) && line > 0 ? line : 0,
    from: fields.get("from") ?? "+12015550123",
    country: fields.get("country") ?? "US",
    to: fields.get("to") ?? "",
  };
}

main();
