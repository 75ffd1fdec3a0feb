import { COUNTRY_TABLE } from "./countries.generated";
import { nearest } from "./nearest";

/** Code to English name. */
const names = new Map(COUNTRY_TABLE.map(([code, , name]) => [code, name]));

/**
 * What people write for a country, in lower case without accents. Includes codes that look like ISO's and are not:
 * the European Union's EL, the car plate's and the internet's UK.
 */
const spellings = new Map<string, string>([
  ...COUNTRY_TABLE.flatMap(([code, ...others]) => others.map((text): [string, string] => [plain(text), code])),
  ["el", "GR"],
  ["uk", "GB"],
  ["england", "GB"],
  ["scotland", "GB"],
  ["wales", "GB"],
  ["northern ireland", "GB"],
  ["russian federation", "RU"],
  ["soviet union", "RU"],
  ["holland", "NL"],
  ["burma", "MM"],
  ["czech republic", "CZ"],
  ["macedonia", "MK"],
  ["swaziland", "SZ"],
  ["korea", "KR"],
  ["america", "US"],
]);

/**
 * Withdrawn codes of countries that several have followed, the first the one that Unicode's data take for all. CS was
 * Serbia and Montenegro at last.
 */
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  AN: ["CW", "SX", "BQ"],
  CS: ["RS", "ME"],
  FQ: ["AQ", "TF"],
  NT: ["SA", "IQ"],
  PC: ["FM", "MH", "MP", "PW"],
  SU: ["RU", "AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "TJ", "TM", "UA", "UZ"],
  YU: ["RS", "ME"],
};

/** Shorter spellings are codes, each a slip away from another. */
const MIN_NAME = 4;

const guessable = [...spellings.keys()].filter((name) => name.length >= MIN_NAME);

/** Every code, sorted. */
export const COUNTRY_CODES: readonly string[] = COUNTRY_TABLE.map(([code]) => code);

/** Is `code` an assigned ISO 3166-1 alpha-2 code in upper case, or XK? */
export function isCountry(code: string): boolean {
  return names.has(code);
}

/** English name of a code; the code itself where it is not one. */
export function countryName(code: string): string {
  return names.get(code) ?? code;
}

/** The code that `text` most likely means: another code, a name, a former country, a misspelt name. */
export function suggestCountry(text: string): string | undefined {
  const wanted = plain(text);
  if (isCountry(wanted.toUpperCase())) return wanted.toUpperCase();
  const known = spellings.get(wanted) ?? successor(wanted);
  if (known !== undefined) return known;
  const name = wanted.length < MIN_NAME ? undefined : nearest(wanted, guessable);
  return name === undefined ? undefined : spellings.get(name);
}

/** The countries that followed the one of a withdrawn code, where they are several. */
export function successorsOf(text: string): readonly string[] {
  const code = text.trim().toUpperCase();
  return Object.hasOwn(SUCCESSORS, code) ? (SUCCESSORS[code] ?? []) : [];
}

/** What Unicode's data say became of a withdrawn code, such as SU or YU. */
function successor(text: string): string | undefined {
  if (!/^[a-z]{2}$/.test(text)) return undefined;
  const region = new Intl.Locale(`und-${text}`).region;
  return region !== undefined && isCountry(region) ? region : undefined;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
