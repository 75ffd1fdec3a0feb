import { CONTINENTS } from "./continents";
import { EUROPEAN_ECONOMIC_AREA } from "./europeanEconomicArea";
import { EUROPEAN_UNION } from "./europeanUnion";
import { NANP, NANP_NON_US } from "./northAmericanNumberingPlan";
import { SCHENGEN } from "./schengen";
import { US_TERRITORIES } from "./unitedStatesTerritories";

const groups: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["EU", EUROPEAN_UNION],
  ["EEA", EUROPEAN_ECONOMIC_AREA],
  ["SCHENGEN", SCHENGEN],
  ["NANP", NANP],
  ["NANP_NON_US", NANP_NON_US],
  ["US_TERRITORIES", US_TERRITORIES],
  ...Object.entries(CONTINENTS),
]);

/** Names of the groups, as they follow `group:` in a country list. */
export const GROUP_NAMES: readonly string[] = [...groups.keys()];

/** The ISO 3166-1 alpha-2 codes of a group, sorted; undefined for a name that is none. */
export function groupMembers(name: string): string[] | undefined {
  const members = groups.get(name);
  return members === undefined ? undefined : [...members].sort();
}
