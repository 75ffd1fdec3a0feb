import { countryName, isCountry } from "../../flows/policy/countries";
import { CONTINENTS } from "../../flows/policy/groups/continents";
import { CONTINENT_NAMES } from "../html/continents";
import { escaped } from "../svg/markup";

/** The calls from a country; blank for callers without one. */
export interface CountryCalls {
  country: string;
  calls: number;
  turnedAway: number;
}

/** Shades there are. */
const LEVELS = 4;

/** The countries that calls came from, by continent: darker with more calls, with a bar for the share that is turned away. */
export function callTiles(countries: readonly CountryCalls[], words: string): string {
  if (countries.length === 0) return `<p class="quiet">No calls.</p>`;
  const most = Math.max(...countries.map(({ calls }) => calls));
  const byCode = new Map(countries.map((one) => [one.country, one]));
  const groups = Object.entries(CONTINENTS).map(([key, codes]): [string, CountryCalls[]] => [
    CONTINENT_NAMES[key as keyof typeof CONTINENTS],
    [...codes].flatMap((code) => byCode.get(code) ?? []),
  ]);
  const others = countries.filter(({ country }) => !isCountry(country));
  const parts = [...groups, ["Without a country", others] as const]
    .filter(([, members]) => members.length > 0)
    .map(([name, members]) => {
      const tiles = [...members].sort((one, other) => other.calls - one.calls).map((one) => tile(one, most, words));
      return `<h3>${name}</h3><ul class="places">${tiles.join("")}</ul>`;
    });
  return `<p class="quiet">Darker means more calls. The bar at the foot of a tile is the share that ${escaped(words)}.</p>${parts.join("\n")}`;
}

function tile({ country, calls, turnedAway }: CountryCalls, most: number, words: string): string {
  const level = Math.max(1, Math.ceil((LEVELS * Math.log1p(calls)) / Math.log1p(most)));
  const share = Math.round((100 * turnedAway) / Math.max(1, calls));
  const name = country === "" ? "none" : countryName(country);
  const bar = turnedAway === 0 ? "" : `<i style="width:${Math.max(4, share)}%"></i>`;
  const away = turnedAway === 0 ? "" : `<small>${share}% ✕</small>`;
  const unseen = `<span class="unseen">: ${turnedAway} of ${calls} ${escaped(words)}</span>`;
  return `<li class="calls-${level}" title="${escaped(`${name}: ${calls} calls, ${turnedAway} ${words}`)}"><b>${escaped(country || "–")}</b><span class="unseen"> ${escaped(name)}</span> ${calls}${away}${unseen}${bar}</li>`;
}
