import { parsePhoneNumberFromString } from "libphonenumber-js";
import { isHidden } from "../flows";

/** Callers remembered at once: a log names the same callers again and again. */
const MOST_REMEMBERED = 20_000;

let remembered = new Map<string, string>();

/**
 * The country that the numbering plan gives a caller; blank for hidden callers, SIP and client callers, and numbers that
 * tell none. What Twilio gives may be another one.
 */
export function planCountry(from: string): string {
  let country = remembered.get(from);
  if (country === undefined) {
    if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
    country = from.startsWith("+") && !isHidden(from) ? (parsePhoneNumberFromString(from)?.country ?? "") : "";
    remembered.set(from, country);
  }
  return country;
}
