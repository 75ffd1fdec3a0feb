import { isE164, KEYPAD_WORDS } from "../base/caller";
import { type Policy } from "./policy";

/** An entry of the exception lists, ready to compare. `none` leaves the call to the checks that follow. */
export interface Exception {
  /** A whole number, or the digits that it begins with (no `*`). */
  value: string;
  kind: "exact" | "prefix";
  verdict: "forward" | "reject" | "none";
}

/** Is `entry` a prefix, and not a whole number? */
export function isPrefix(entry: string): boolean {
  return entry.endsWith("*");
}

/** Is `entry` an E.164 number, or the beginning of one with a trailing `*`? */
export function isException(entry: string): boolean {
  return isPrefix(entry) ? /^\+[1-9][0-9]{0,13}\*$/.test(entry) : isE164(entry);
}

/** Does a list name a keypad word as a whole? Only so can it reach one. */
export function hasKeypadWord(entries: readonly string[]): boolean {
  return entries.some((entry) => KEYPAD_WORDS.includes(entry));
}

/** The exceptions of a policy, most specific first: exact numbers, then prefixes from long to short. */
export function exceptionsOf(policy: Policy): Exception[] {
  const written = (["reject", "forward"] as const).flatMap((verdict) =>
    [...new Set(policy.exceptions[verdict])].map((entry): Exception =>
      isPrefix(entry)
        ? { value: entry.slice(0, -1), kind: "prefix", verdict }
        : { value: entry, kind: "exact", verdict },
    ),
  );
  return [...written, ...spared(written)].sort(bySpecificity);
}

/** Keypad words under a prefix: it must not reach them, unless they are listed themselves. */
function spared(written: Exception[]): Exception[] {
  return KEYPAD_WORDS.filter(
    (word) =>
      written.some(({ kind, value }) => kind === "prefix" && word.startsWith(value)) &&
      !written.some(({ kind, value }) => kind === "exact" && value === word),
  ).map((value): Exception => ({ value, kind: "exact", verdict: "none" }));
}

function bySpecificity(one: Exception, other: Exception): number {
  if (one.kind !== other.kind) return one.kind === "exact" ? -1 : 1;
  if (one.kind === "prefix" && one.value.length !== other.value.length) return other.value.length - one.value.length;
  return one.value < other.value ? -1 : one.value > other.value ? 1 : 0;
}
