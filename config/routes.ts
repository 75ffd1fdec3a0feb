import { type Forward } from "../flows/ends";
import { type CountryList, type Policy, type Route } from "../flows/policy/policy";
import { canPass } from "../flows/policy/routeErrors";
import { type Routes } from "../schema/generated/config";
import { codesOf, type CountryEntry, readCountries } from "./countryList";
import { type ErrorList } from "./errors";
import { readForward } from "./forward";
import { configPath, type Keys } from "./path";
import { type Pruned } from "./shape";

/** A route as it stands in the config. */
export interface WrittenRoute {
  keys: Keys;
  entries: CountryEntry[];
  /** Missing after a config error. */
  forward: Forward | undefined;
}

/** The routes of a level of the config. */
export function readRoutes(written: Pruned<Routes>, keys: Keys, errors: ErrorList): WrittenRoute[] {
  return written.flatMap((route, index) => {
    if (route === undefined) return [];
    const at = [...keys, index];
    const { countries, forward } = route;
    return {
      keys: at,
      entries: countries === undefined ? [] : readCountries(countries, [...at, "countries"], errors),
      forward: forward === undefined ? undefined : readForward(forward, [...at, "forward"], errors),
    };
  });
}

/**
 * The routes of a line, each with the countries that it can receive. The first route with a country takes it. A group loses
 * the countries that the line rejects or that an earlier route has. It is a config error if nothing of an entry is left.
 */
export function routesBehind(
  written: WrittenRoute[],
  { list, exceptions }: { list: CountryList | undefined; exceptions: Policy["exceptions"] },
  errors: ErrorList,
): Route[] {
  const takenBy = new Map<string, Keys>();
  const passes = (code: string) => list === undefined || canPass({ list, exceptions }, code);
  return written.flatMap(({ keys, entries, forward }) => {
    const own = entries.map((entry) => {
      const codes = entry.codes.filter((code) => (takenBy.get(code) ?? keys) === keys);
      const passing = codes.filter(passes);
      if (codes.length === 0) {
        const first = entry.codes.map((code) => takenBy.get(code)).find((other) => other !== undefined) ?? keys;
        const reason = entry.isGroup
          ? "has only countries that are already in other routes, such as the one"
          : "is already in the route";
        errors.add(entry.keys, entry.text, `${reason} at ${configPath(first)}`, "Keep it in one of the two");
      } else if (passing.length === 0 && list !== undefined) addRejected(entry, list, errors);
      return { ...entry, codes: passing };
    });
    const countries = codesOf(own);
    for (const code of countries) takenBy.set(code, keys);
    return forward === undefined || countries.length === 0 ? [] : { countries, forward };
  });
}

function addRejected(entry: CountryEntry, { kind }: CountryList, errors: ErrorList): void {
  const [list, verb] = kind === "block" ? ["blockList", "take it off"] : ["allowList", "add it to"];
  const reason = kind === "block" ? "is on the blockList" : "is not on the allowList";
  errors.add(
    entry.keys,
    entry.text,
    `${reason}, so its callers are rejected and the route is never used`,
    `Take it out of the route, or ${verb} the ${list}`,
  );
}
