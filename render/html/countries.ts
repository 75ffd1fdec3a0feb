import { COUNTRY_CODES, countryName } from "../../flows/policy/countries";
import { CONTINENTS } from "../../flows/policy/groups/continents";
import { type Policy } from "../../flows/policy/policy";
import { flag } from "../country";
import { type ShownOutcome, countryOutcome, SIGNS, type Verdict } from "../shownOutcome";
import { escaped } from "../svg/markup";
import { CONTINENT_NAMES } from "./continents";

const LEGEND: Readonly<Record<Verdict, string>> = {
  rejected: "rejected",
  announced: "played a sentence, then hung up on",
  away: "turned away, to another end",
  challenged: "asked for digits",
  noted: "let in and noted",
  routed: "let in, by a route",
  through: "let in",
};

/** Table rows, one a country, by name. */
export function countryRows(policy: Policy): string {
  return [...COUNTRY_CODES]
    .sort((one, other) => countryName(one).localeCompare(countryName(other), "en"))
    .map((code) => {
      const { verdict, words } = countryOutcome(policy, code);
      return `<tr data-country="${code}"><th scope="row">${flag(code)} ${escaped(countryName(code))}</th><td>${code}</td><td class="${verdict}">${SIGNS[verdict]} ${escaped(words)}</td></tr>`;
    })
    .join("\n");
}

/** The tiles: one a country, by continent. Only the first can be tabbed to; arrow keys go on from there. */
export function countryTiles(policy: Policy): string {
  const outcomes = new Map(COUNTRY_CODES.map((code) => [code, countryOutcome(policy, code)]));
  let first = true;
  const groups = Object.entries(CONTINENTS).map(([key, codes]) => {
    const name = CONTINENT_NAMES[key as keyof typeof CONTINENTS];
    const tiles = [...codes].sort().map((code) => {
      const tile = tileOf(code, outcomes.get(code), first);
      first = false;
      return tile;
    });
    return `<div class="continent" role="group" aria-label="${name}"><h3>${name}</h3><div class="tiles">${tiles.join("")}</div></div>`;
  });
  const counts = new Map<Verdict, number>();
  for (const { verdict } of outcomes.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const legend = [...counts].map(
    ([verdict, count]) =>
      `<li><span class="swatch ${verdict}">${SIGNS[verdict]}</span> ${LEGEND[verdict]}: ${count}</li>`,
  );
  return `<ul class="legend">${legend.join("")}</ul>${groups.join("\n")}`;
}

function tileOf(code: string, outcome: ShownOutcome | undefined, first: boolean): string {
  const { verdict, words } = outcome ?? { verdict: "through", words: "" };
  const label = escaped(`${countryName(code)}: ${words}`);
  return `<button type="button" class="tile ${verdict}" data-country="${code}" tabindex="${first ? 0 : -1}" aria-pressed="false" title="${label}">${code}<small aria-hidden="true">${SIGNS[verdict]}</small><span class="unseen"> ${label}</span></button>`;
}

/** The choices of the field for the caller's country. */
export function countryOptions(): string {
  const options = [...COUNTRY_CODES]
    .map((code) => [code, countryName(code)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, "en"))
    .map(([code, name]) => `<option value="${code}">${flag(code)} ${escaped(name)}</option>`);
  return `<option value="">no country</option>${options.join("")}`;
}
