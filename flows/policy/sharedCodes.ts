/**
 * Countries whose numbers begin alike, so that Twilio may report one for another: which code it gives for them is not
 * documented. Calling code first. Source: ITU, list of assigned country codes; as of 2026-11.
 */
const SHARED: readonly (readonly [string, readonly string[]])[] = [
  ["+44", ["GB", "GG", "IM", "JE"]],
  ["+358", ["AX", "FI"]],
  ["+39", ["IT", "VA"]],
  ["+7", ["KZ", "RU"]],
  ["+262", ["RE", "YT"]],
  ["+590", ["BL", "GP", "MF"]],
  ["+212", ["EH", "MA"]],
  ["+47", ["NO", "SJ"]],
  ["+61", ["AU", "CC", "CX"]],
  ["+599", ["BQ", "CW"]],
];

/** A calling code of which a list names some countries and leaves out others. */
export interface SplitCode {
  callingCode: string;
  named: string[];
  left: string[];
}

/** The shared calling codes that a country list cuts in two. */
export function splitCodes(countries: readonly string[]): SplitCode[] {
  const listed = new Set(countries);
  return SHARED.map(([callingCode, sharing]) => ({
    callingCode,
    named: sharing.filter((code) => listed.has(code)),
    left: sharing.filter((code) => !listed.has(code)),
  })).filter(({ named, left }) => named.length > 0 && left.length > 0);
}
