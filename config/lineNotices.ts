import { isFencedOff, needsHandlers, type Policy } from "../flows/policy/policy";
import { splitCodes } from "../flows/policy/sharedCodes";
import { type CountryEntry } from "./countryList";
import { type FaultList } from "./faultList";
import { homeCountries } from "./homeCountry";
import { type Keys } from "./path";
import { type Settings } from "./settings";

/** Notes what is not wrong, but may surprise. */
export function lineNotices(policy: Policy, settings: Settings, faults: FaultList): void {
  const { fence, announce, rejectUrl, rejectReason, mode, routes = [], takeOver } = settings;
  if (fence !== undefined) {
    sharedCodeNotices(fence.entries, fence.countries, fence.keys, faults);
    homeNotices(policy, fence.keys, faults);
  }
  for (const route of routes) {
    const countries = route.entries.flatMap(({ codes }) => codes);
    sharedCodeNotices(route.entries, countries, [...route.keys, "countries"], faults);
  }
  if (announce !== undefined) {
    faults.notice(
      announce.keys,
      "answers the callers who are kept out, and an answered call is billed",
      "Leave it out to reject them unanswered",
    );
  }
  // `rejected` is what Pulumi.yaml sets for those who say nothing.
  if (rejectReason?.value === "busy" && (announce !== undefined || rejectUrl !== undefined)) {
    const other = announce === undefined ? "rejectUrl" : "announce";
    faults.notice(rejectReason.keys, `has no effect beside ${other}`, "Leave one of the two out");
  }
  if (rejectUrl !== undefined && announce !== undefined) {
    faults.notice(rejectUrl.keys, "has no effect beside announce", "Leave one of the two out");
  }
  if (takeOver?.value === true && needsHandlers(policy)) {
    faults.notice(
      takeOver.keys,
      `takes over no number of line ${policy.line}, whose callers go on to what the number did before`,
      "Set forward, and that of every route, to something else than existing",
    );
  }
  if (mode !== undefined && mode.value !== "enforce") {
    faults.notice(mode.keys, `is ${mode.value}: nobody is kept out`, "Set it to enforce to put the fence up");
  }
}

/** A list that names one country of a calling code and not another may miss callers of the first, or hit the second. */
function sharedCodeNotices(entries: CountryEntry[], countries: string[], keys: Keys, faults: FaultList): void {
  for (const { callingCode, named, left } of splitCodes(countries)) {
    const at = entries.find(({ codes }) => codes.includes(named[0] ?? ""))?.keys ?? keys;
    faults.notice(
      at,
      faults.isSecretKey(keys)
        ? "names only some of the countries that share a calling code, and Twilio may give one for another"
        : `names ${named.join(", ")} and not ${left.join(", ")}, which share ${callingCode}: Twilio may give one for another`,
      "List all of them, or none, unless the difference is meant",
    );
  }
}

/** A list that keeps out the country that a number is in keeps out most of its callers. */
export function homeNotices(policy: Policy, keys: Keys, faults: FaultList): void {
  for (const [country, numbers] of homeCountries(policy.numbers)) {
    if (!isFencedOff(policy.fence, country)) continue;
    const whose = numbers.length === 1 ? `${numbers[0]} is` : `${numbers.length} fenced numbers are`;
    const secret = faults.isSecretKey(keys) || faults.isSecretKey(["numbers"]);
    faults.notice(
      keys,
      secret ? "keeps out the country of a fenced number" : `keeps out ${country}, where ${whose}`,
      "Let the country in, unless domestic calls are unwanted",
    );
  }
}
