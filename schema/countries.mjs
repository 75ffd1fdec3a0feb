// The country table: which codes exist is iso-3166's answer, what they are called countries-list's.
import { countries } from "countries-list";
import { iso31661 } from "iso-3166";

// User-assigned, in no ISO list; phone number tables report it for +383.
const KOSOVO = { alpha2: "XK", alpha3: "XKX" };

/** Text of `flows/policy/countries.generated.ts`. */
export function countryTable() {
  const rows = [...iso31661, KOSOVO]
    .map(({ alpha2, alpha3 }) => {
      const country = countries[alpha2];
      if (country === undefined) throw new Error(`countries-list has no ${alpha2}: name it here`);
      return [alpha2, alpha3, country.name, ...(country.alias ?? []).filter((alias) => alias !== alpha2)];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    "// Written by schema/generate.mjs from the packages iso-3166 and countries-list. Do not edit.",
    "/** Alpha-2 code, alpha-3 code, English name, other names: the 249 assigned codes of ISO 3166-1, and XK. */",
    "export const COUNTRY_TABLE: readonly (readonly [string, string, string, ...string[]])[] = [",
    ...rows.map((row) => `  ${JSON.stringify(row).replaceAll(',"', ', "')},`),
    "];",
    "",
  ].join("\n");
}
