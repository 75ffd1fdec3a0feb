import { parsePhoneNumberFromString } from "libphonenumber-js";
import { dialledNumbers, type Forward, kindOf } from "../flows/ends";
import { countryName } from "../flows/policy/countries";
import { type Policy } from "../flows/policy/policy";
import { type ErrorList } from "./errors";
import { type Keys } from "./path";
import { type Settings } from "./settings";
import { verdictsWithin } from "./verdicts";

/** Countries whose networks refuse, change or hide some caller IDs that calls from elsewhere show. */
const STRICT_COUNTRIES: readonly string[] = ["BE", "BR", "ES", "FR", "HK", "JP", "TR"];

/** Notices about what turned-away callers meet: what is billed, and what a verification can know. */
export function verdictNotices(settings: Settings, errors: ErrorList): void {
  const { blockedCallers, hiddenCallers, unknownCountry, verification, ask } = settings;
  const verdicts = [
    ...[blockedCallers, hiddenCallers, unknownCountry].flatMap((one) =>
      one === undefined ? [] : [{ verdict: one.value, keys: one.keys }],
    ),
    ...verdictsWithin(verification, ask),
  ];
  for (const { verdict, keys } of verdicts) {
    if (verdict === undefined || verdict === "forward" || verdict === "reject") continue;
    if (kindOf(verdict).answers !== "yes") continue;
    const at = [...keys, verdict.kind];
    errors.notice(
      at,
      "answers these callers, and an answered call is billed",
      "Write reject for no answer and no bill",
    );
  }
  if (verification !== undefined) {
    errors.notice(
      verification.keys,
      "relies on what networks say of a caller ID: a failed verdict may mean that a certificate could not be fetched, " +
        "foreign calls carry C, B or nothing, and Twilio does not document the variable that Studio has it in",
      "Try it in mode monitor first, and prefer a challenge to a reject",
    );
  }
}

/** Notices about forwards that show the caller's number where networks may refuse it. */
export function callerIdNotices(
  { numbers }: Policy,
  forwards: readonly { forward: Forward | undefined; keys: Keys }[],
  errors: ErrorList,
): void {
  const fenced = new Set(numbers.flatMap((number) => countryOf(number) ?? []));
  for (const { forward, keys } of forwards) {
    if (forward === undefined || kindOf(forward).callerId?.(forward) !== "caller") continue;
    for (const country of new Set(dialledNumbers(forward).flatMap((number) => countryOf(number) ?? []))) {
      const isAbroad = fenced.size > 0 && !fenced.has(country);
      if (!isAbroad && !STRICT_COUNTRIES.includes(country)) continue;
      const there = errors.isSecretKey(keys) ? "another country" : countryName(country);
      errors.notice(
        [...keys, "callerId"],
        `shows the caller's number on calls to ${there}, where networks may refuse or hide it`,
        "Set callerId to called, which shows the fenced number",
      );
    }
  }
}

function countryOf(number: string): string | undefined {
  return parsePhoneNumberFromString(number)?.country;
}
