import { parsePhoneNumberFromString } from "libphonenumber-js";
import { keepsOut, needsHandlers, type Policy } from "../flows/policy/policy";
import { splitCodes } from "../flows/policy/sharedCodes";
import { callerIdNotices, verdictNotices } from "./callNotices";
import { type CountryEntry } from "./countryList";
import { ErrorList, type Notice } from "./errors";
import { lineKeys, type LinePolicy } from "./line";
import { type Keys } from "./path";
import { type Settings } from "./settings";

/** Adds notices about settings of a line that are valid, but may surprise. */
export function lineNotices(policy: Policy, settings: Settings, errors: ErrorList): void {
  const { list, announce, rejectUrl, rejectReason, mode, routes = [], forward, takeOver } = settings;
  verdictNotices(settings, errors);
  callerIdNotices(
    policy,
    [
      ...(forward === undefined ? [] : [{ forward: forward.value, keys: forward.keys }]),
      ...routes.map((route) => ({ forward: route.forward, keys: [...route.keys, "forward"] })),
    ],
    errors,
  );
  if (list !== undefined) {
    sharedCodeNotices(list.entries, list.countries, list.keys, errors);
    homeNotices(policy, list.keys, errors);
  }
  for (const route of routes) {
    const countries = route.entries.flatMap(({ codes }) => codes);
    sharedCodeNotices(route.entries, countries, [...route.keys, "countries"], errors);
  }
  if (announce !== undefined) {
    errors.notice(
      announce.keys,
      "answers rejected callers, and an answered call is billed",
      "Remove it to reject them without an answer",
    );
  }
  // `rejected` is the default that Pulumi.yaml sets.
  if (rejectReason?.value === "busy" && (announce !== undefined || rejectUrl !== undefined)) {
    const other = announce === undefined ? "rejectUrl" : "announce";
    errors.notice(rejectReason.keys, `has no effect together with ${other}`, "Remove one of the two");
  }
  if (rejectUrl !== undefined && announce !== undefined) {
    errors.notice(rejectUrl.keys, "has no effect together with announce", "Remove one of the two");
  }
  if (takeOver?.value === true && needsHandlers(policy)) {
    errors.notice(
      takeOver.keys,
      `has no effect on line ${policy.line}, because its callers reach what the number did before`,
      "Set forward, and the forward of every route, to something other than existing",
    );
  }
  if (mode !== undefined && mode.value !== "enforce") {
    errors.notice(mode.keys, `is ${mode.value}, so no caller is rejected`, "Set it to enforce to reject callers");
  }
}

/** Twilio may report a country for another one with the same calling code, so a list that names only one is imprecise. */
function sharedCodeNotices(entries: CountryEntry[], countries: string[], keys: Keys, errors: ErrorList): void {
  for (const { callingCode, named, left } of splitCodes(countries)) {
    const at = entries.find(({ codes }) => codes.includes(named[0] ?? ""))?.keys ?? keys;
    errors.notice(
      at,
      errors.isSecretKey(keys)
        ? "names only some of the countries that share a calling code, and Twilio may report one for another"
        : `names ${named.join(", ")} and not ${left.join(", ")}, which share ${callingCode}: Twilio may report one for another`,
      "List all of them or none, unless you want the difference",
    );
  }
}

/** A line that rejects the country of its own number rejects most of its callers. */
export function homeNotices(policy: Policy, keys: Keys, errors: ErrorList): void {
  for (const [country, numbers] of homeCountries(policy.numbers)) {
    if (!keepsOut(policy.list, country)) continue;
    const whose = numbers.length === 1 ? numbers[0] : `${numbers.length} fenced numbers`;
    const secret = errors.isSecretKey(keys) || errors.isSecretKey(["numbers"]);
    errors.notice(
      keys,
      secret
        ? "rejects callers from the country of a fenced number"
        : `rejects callers from ${country}, the country of ${whose}`,
      "Let the country through, unless you do not want domestic calls",
    );
  }
}

/**
 * Warns about lines that may reject the emergency services. When an emergency call is cut off, they call the number back.
 * That call may hide its number, have no country, or come from the number's own country.
 *
 * @param withAddress numbers with a registered emergency address, from which emergency calls can be made
 * @param secretKeys keys whose values are secret in whole or in part; the notice then names no number.
 */
export function emergencyNotices(
  lines: readonly LinePolicy[],
  withAddress: readonly string[],
  secretKeys: ReadonlySet<string> = new Set(),
): Notice[] {
  const errors = new ErrorList(secretKeys);
  for (const line of lines) {
    const numbers = line.numbers.filter((number) => withAddress.includes(number));
    const away = rejectedCallers(line, numbers);
    const endangered = numbers.filter((number) => away.has(number));
    if (endangered.length === 0) continue;
    const keys = lineKeys(line, "numbers");
    const who = errors.isSecretKey(keys) ? "a number" : endangered.join(", ");
    const callers = [...new Set(endangered.flatMap((number) => away.get(number) ?? []))].join(" and ");
    errors.notice(
      keys,
      `includes ${who} with a registered emergency address, and line ${line.line} rejects ${callers}: ` +
        "a call-back from the emergency services may be among these calls, and would be rejected",
      "Let these callers through on a line for such numbers, or do not fence the numbers",
    );
  }
  return errors.notices;
}

/** From number to the callers that its line turns away, in words. */
function rejectedCallers(
  { mode, hiddenCallers, unknownCountry, list }: LinePolicy,
  numbers: string[],
): Map<string, string[]> {
  if (mode !== "enforce") return new Map();
  const unsure = [
    ...(hiddenCallers !== "forward" ? ["hidden callers"] : []),
    ...(unknownCountry !== "forward" ? ["callers without a country"] : []),
  ];
  const away = new Map(unsure.length > 0 ? numbers.map((number) => [number, unsure]) : []);
  for (const [country, there] of homeCountries(numbers)) {
    if (!keepsOut(list, country)) continue;
    for (const number of there) away.set(number, [...unsure, `callers from ${country}`]);
  }
  return away;
}

/** Country code to the numbers that are there. Numbers without a country of their own, such as toll-free ones, are left out. */
function homeCountries(numbers: readonly string[]): Map<string, string[]> {
  const homes = new Map<string, string[]>();
  for (const number of numbers) {
    const country = parsePhoneNumberFromString(number)?.country;
    if (country !== undefined) homes.set(country, [...(homes.get(country) ?? []), number]);
  }
  return homes;
}
