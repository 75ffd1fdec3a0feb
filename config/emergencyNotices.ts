import { isFencedOff } from "../flows/policy/policy";
import { FaultList } from "./faultList";
import { homeCountries } from "./homeCountry";
import { type LinePolicy } from "./line";
import { type Notice } from "./read";
import { keysOf } from "./resolveLines";

/**
 * Warns of lines that may turn away the emergency services: who has called them from a number is called back there when
 * the call is cut off, and the call-back may hide its number, have no country, or come from the number's own country.
 *
 * @param withAddress numbers that an emergency address is registered for, so that they can call the emergency services
 * @param secretKeys keys whose values are secret in whole or in part; the notice then names no number.
 */
export function emergencyNotices(
  lines: readonly LinePolicy[],
  withAddress: readonly string[],
  secretKeys: ReadonlySet<string> = new Set(),
): Notice[] {
  const faults = new FaultList(secretKeys);
  for (const line of lines) {
    const numbers = line.numbers.filter((number) => withAddress.includes(number));
    const away = turnedAway(line, numbers);
    const endangered = numbers.filter((number) => away.has(number));
    if (endangered.length === 0) continue;
    const keys = keysOf(line);
    const who = faults.isSecretKey(keys) ? "a number" : endangered.join(", ");
    const callers = [...new Set(endangered.flatMap((number) => away.get(number) ?? []))].join(" and ");
    faults.notice(
      keys,
      `has ${who} with a registered emergency address, and line ${line.line} turns away ${callers}: ` +
        "the call-back of the emergency services may be among them, and would not get through",
      "Let these callers in on a line for such numbers, or leave the numbers out of the fence",
    );
  }
  return faults.notices;
}

/** Number to the callers whom it may lose, in words. */
function turnedAway(
  { mode, hiddenCallers, unknownCountry, fence }: LinePolicy,
  numbers: string[],
): Map<string, string[]> {
  if (mode !== "enforce") return new Map();
  const unsure = [
    ...(hiddenCallers === "reject" ? ["hidden callers"] : []),
    ...(unknownCountry === "reject" ? ["callers without a country"] : []),
  ];
  const away = new Map(unsure.length > 0 ? numbers.map((number) => [number, unsure]) : []);
  for (const [country, there] of homeCountries(numbers)) {
    if (!isFencedOff(fence, country)) continue;
    for (const number of there) away.set(number, [...unsure, `callers from ${country}`]);
  }
  return away;
}
