import { planCountry } from "../../evidence";
import { isCountry, isHidden, successorsOf, suggestCountry } from "../../flows";
import { UsageError } from "../usageError";

/** What stands for Twilio's CallerCountry, and how it was come by. */
export interface AssumedCountry {
  /** ISO code, or blank for none. */
  country: string;
  /** What was assumed, in words; missing where the country was given. */
  assumption?: string;
}

/** The country of `--country`. @throws UsageError if it is no code. */
export function givenCountry(written: string): AssumedCountry {
  const country = written.trim().toUpperCase();
  if (country === "" || isCountry(country)) return { country };
  const successors = successorsOf(written);
  const meant = successors.length > 0 ? successors.join(", or ") : suggestCountry(written);
  const remedy = meant === undefined ? "Give two letters, such as RU, or nothing for none" : `Did you mean ${meant}?`;
  throw new UsageError(`--country ${JSON.stringify(written)} is not a country code. ${remedy}`);
}

/** The country that Twilio probably gives a caller, by the number alone. */
export function assumedCountry(from: string): AssumedCountry {
  if (isHidden(from)) return { country: "", assumption: "no country, as the caller is hidden" };
  if (/^(sips?|client):/i.test(from))
    return { country: "", assumption: "no country, as the caller is no phone number" };
  // What Twilio makes of such a number is not known: it may be a national one, or an international one that lost its plus.
  if (!from.startsWith("+"))
    return { country: "", assumption: "no country, as the number has no plus sign; --country sets one" };
  const country = planCountry(from);
  if (country === "") return { country: "", assumption: "no country, as the number tells none; --country sets one" };
  return { country, assumption: `country ${country}, from the number; --country sets another` };
}
