import { countryName } from "../flows/policy/countries";

/** Distance from a capital letter to its regional indicator symbol. */
const REGIONAL_INDICATOR = 0x1f1e6 - "A".charCodeAt(0);

/** The flag of an ISO 3166-1 alpha-2 code as an emoji: two regional indicator symbols. */
export function flag(code: string): string {
  return String.fromCodePoint(...[...code.toUpperCase()].map((letter) => letter.charCodeAt(0) + REGIONAL_INDICATOR));
}

/** Flag and English name, such as `🇨🇳 China`. */
function namedCountry(code: string): string {
  return `${flag(code)} ${countryName(code)}`;
}

/**
 * Countries in words: all of them up to `most`, else how many, and the first few.
 *
 * @param codes ISO 3166-1 alpha-2 codes in the order to be shown.
 */
export function countriesInWords(codes: readonly string[], most = 3): string {
  if (codes.length <= most) return codes.map(namedCountry).join(", ");
  return `${codes.length} countries: ${codes
    .slice(0, most - 1)
    .map(namedCountry)
    .join(", ")}, …`;
}
