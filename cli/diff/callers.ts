import { parsePhoneNumberFromString } from "libphonenumber-js";
import { type Call, COUNTRY_CODES, type FlowDefinition, KEYPAD_WORDS } from "../../flows";
import { LIQUID } from "../../flows/base/names";

/** A caller that stands for all of a kind. */
export interface Caller {
  /** What people call the kind: `RU`, `hidden callers`, `+1900*`. */
  label: string;
  from: Call["from"];
  callerCountry: Call["callerCountry"];
}

/**
 * One caller for each kind that two flows can tell apart: every country, hidden ones, those without a country, and
 * every number and prefix that either flow names.
 */
export function callersOf(flows: readonly FlowDefinition[]): Caller[] {
  const entries = [...new Set(flows.flatMap(entriesOf))].sort();
  const plain = plainNumber(entries);
  const anywhere = (label: string, from: string): Caller => ({ label, from, callerCountry: "" });
  return [
    ...COUNTRY_CODES.map((code): Caller => ({ label: code, from: plain, callerCountry: code })),
    anywhere("hidden callers (a word)", "Anonymous"),
    anywhere("hidden callers (no number)", ""),
    // Twilio fills in a country that is not theirs.
    ...KEYPAD_WORDS.map((word) => ({ ...anywhere(`hidden callers (${word})`, word), callerCountry: "US" })),
    anywhere("hidden callers (sip:anonymous@…)", "sip:anonymous@anonymous.invalid"),
    anywhere("callers without a country", plain),
    anywhere("SIP callers", "sip:alice@example.com"),
    anywhere("client callers", "client:alice"),
    ...entries.flatMap((entry) => callerOf(entry, entries)),
  ];
}

/** The numbers and prefixes that splits on the caller name, keypad words aside. */
function entriesOf({ states }: FlowDefinition): string[] {
  const conditions = states.flatMap(({ transitions }) => transitions.flatMap(({ conditions = [] }) => conditions));
  return conditions
    .filter(({ arguments: [input] }) => input === LIQUID.caller)
    .flatMap(({ type, value }) => {
      if (type === "starts_with") return [`${value.trim()}*`];
      return type === "matches_any_of" ? value.split(",").map((one) => one.trim()) : [];
    })
    .filter((entry) => /^\+[1-9]/.test(entry) && !KEYPAD_WORDS.includes(entry));
}

/** Undefined for a prefix all of which longer entries take. */
function callerOf(entry: string, entries: readonly string[]): Caller[] {
  const from = entry.endsWith("*") ? numberUnder(entry, entries) : entry;
  return from === undefined ? [] : [{ label: entry, from, callerCountry: countryOf(from) }];
}

/** The country that Twilio probably gives; of a number that stands for a prefix, and may be none itself, the likeliest. */
function countryOf(from: string): string {
  const number = parsePhoneNumberFromString(from);
  return number?.country ?? number?.getPossibleCountries()[0] ?? "";
}

/** A number with the prefix that no more specific entry names. */
function numberUnder(entry: string, entries: readonly string[]): string | undefined {
  const prefix = entry.slice(0, -1);
  const others = entries.filter((other) => other !== entry && other.startsWith(prefix));
  return tails()
    .map((tail) => (prefix + tail).slice(0, Math.max(12, prefix.length + 3)))
    .find((number) => !others.some((other) => isNamed(number, other)));
}

/** A phone number that no entry names. */
function plainNumber(entries: readonly string[]): string {
  const candidates = ["+15550100077", ...tails().map((tail) => `+${Number(tail.slice(0, 3)) || 999}5550100`)];
  return candidates.find((number) => !entries.some((entry) => isNamed(number, entry))) ?? "+15550100077";
}

function isNamed(number: string, entry: string): boolean {
  return entry.endsWith("*") ? number.startsWith(entry.slice(0, -1)) : number === entry;
}

/** `0005550100`, `0015550100` and so on. */
function tails(): string[] {
  return Array.from({ length: 1000 }, (_, index) => `${String(index).padStart(3, "0")}5550100`);
}
