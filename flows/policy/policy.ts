import { type Forward, type RejectReason } from "../ends";

export { type RejectReason } from "../ends";

/** What becomes of a caller without a number or a country. */
export type Verdict = "forward" | "reject";

/**
 * How much of the policy is carried out. `enforce`: all. `monitor`: who would be rejected is noted in Studio's log and
 * let in. `open`: everybody is let in; the switch for an incident.
 */
export type Mode = "enforce" | "monitor" | "open";

/**
 * Who may call the numbers of one line, and where callers go. Made from the stack config; `decide` has the order of the
 * checks.
 *
 * @example
 * ```ts
 * const policy: Policy = {
 *   line: "main",
 *   mode: "enforce",
 *   fence: { kind: "block", countries: ["CN", "RU"] },
 *   rejectReason: "rejected",
 *   hiddenCallers: "forward",
 *   unknownCountry: "forward",
 *   exceptions: { forward: ["+74950000001"], reject: [] },
 *   routes: [],
 *   forward: { kind: "existing" },
 *   numbers: ["+15550100001"],
 * };
 * ```
 */
export interface Policy {
  /** Name of the line, unique in the stack; `main` when the config names none. */
  line: string;
  mode: Mode;
  /** `block` keeps the listed countries out, `allow` lets only them in. */
  fence: Fence;
  rejectReason: RejectReason;
  /** Absolute http(s) URL of a TwiML document that rejects, in place of the hosted one; fetched by GET. */
  rejectUrl?: string;
  /** Said to callers who are kept out, before the call is hung up. Such a call is answered, and billed. */
  announce?: string;
  /** For callers without a usable number: withheld, a word, a keypad word. */
  hiddenCallers: Verdict;
  /** For callers with a number but without a country: SIP and client callers, mostly. */
  unknownCountry: Verdict;
  /** Phone numbers, or prefixes with a trailing `*`, that the fence does not decide. No entry is in both. */
  exceptions: { forward: string[]; reject: string[] };
  /** Forwards of their own for some countries. No country is in two. */
  routes: Route[];
  /** What answers those who get through. */
  forward: Forward;
  /** The fenced phone numbers, E.164. */
  numbers: string[];
}

/** A country list. */
export interface Fence {
  kind: "block" | "allow";
  /** ISO 3166-1 alpha-2 codes, upper case, sorted, unique, at least one. */
  countries: string[];
}

/** Where callers of some countries go who get through. */
export interface Route {
  /** ISO 3166-1 alpha-2 codes, upper case, sorted, unique, at least one. */
  countries: string[];
  forward: Forward;
}

/** Is the country kept out by the list? */
export function isFencedOff(fence: Fence, country: string): boolean {
  return fence.countries.includes(country) === (fence.kind === "block");
}

/** Does the line need to know what its numbers' handlers were? */
export function needsHandlers({ forward, routes }: Pick<Policy, "forward" | "routes">): boolean {
  return [forward, ...routes.map((route) => route.forward)].some(({ kind }) => kind === "existing");
}
