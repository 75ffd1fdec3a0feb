import { type CONTINENTS } from "../../flows/policy/groups/continents";

/** The continents as people call them. */
export const CONTINENT_NAMES: Readonly<Record<keyof typeof CONTINENTS, string>> = {
  AFRICA: "Africa",
  ANTARCTICA: "Antarctica",
  ASIA: "Asia",
  EUROPE: "Europe",
  NORTH_AMERICA: "North America",
  OCEANIA: "Oceania",
  SOUTH_AMERICA: "South America",
};
