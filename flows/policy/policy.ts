import { type AwayEnd, endsWithin, type Forward, type RejectReason, type Sentence } from "../ends";

export { type RejectReason } from "../ends";

/** What callers meet whom a check turns away. */
export type TurnAway = "reject" | AwayEnd;

/** What a check does with a caller. */
export type Verdict = "forward" | TurnAway;

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
 *   list: { kind: "block", countries: ["CN", "RU"] },
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
  list: CountryList;
  rejectReason: RejectReason;
  /** Absolute http(s) URL of a TwiML document that rejects, in place of the hosted one; fetched by GET. */
  rejectUrl?: string;
  /** Said to callers who are kept out, before the call is hung up. Such a call is answered, and billed. */
  announce?: Sentence;
  /** For callers whom the country list keeps out; a reject if it is missing. */
  blockedCallers?: TurnAway;
  /** For callers without a usable number: withheld, a word, a keypad word. */
  hiddenCallers: Verdict;
  /** For callers with a number but without a country: SIP and client callers, mostly. */
  unknownCountry: Verdict;
  /** What the network says of the caller ID. */
  verification?: Verification;
  /** A look-up of the user's own, for callers who are still let in. */
  ask?: Ask;
  /** Phone numbers, or prefixes with a trailing `*`, that the fence does not decide. No entry is in both. */
  exceptions: { forward: string[]; reject: string[] };
  /** Forwards of their own for some countries. No country is in two. */
  routes: Route[];
  /** What answers those who get through. */
  forward: Forward;
  /** The fenced phone numbers, E.164. */
  numbers: string[];
}

/** What the verdict of STIR/SHAKEN on the caller ID does with a caller. */
export interface Verification {
  /** Callers from other countries are not judged. ISO 3166-1 alpha-2 codes, upper case, sorted, unique, at least one. */
  countries: string[];
  /** Signed, and the signer knows the caller and the caller's right to the number. */
  A: Verdict;
  /** Signed, and the signer knows the caller. */
  B: Verdict;
  /** Signed where the call entered the network, as foreign calls are. */
  C: Verdict;
  /** The signature did not hold, or could not be checked. */
  failed: Verdict;
  /** No verdict, or none that is known. */
  unsigned: Verdict;
}

/** The outcomes of a verification. */
export const LEVELS = ["A", "B", "C", "failed", "unsigned"] as const;

/** A question about the caller, put to a server or a Function of the user's own. */
export interface Ask {
  /** Whom to ask. */
  of: AskedServer | AskedFunction;
  /** What known answers do with a caller, at least one; any other answer lets the caller on. Each answer once. */
  answers: { answer: string; end: TurnAway }[];
  /** Where there is no answer, or none in a form that we know. */
  onFailure: Verdict;
}

/** A web server, asked by POST. */
interface AskedServer {
  kind: "webhook";
  /** Absolute http(s) URL. */
  url: string;
}

/** A Twilio Function, public or protected. */
interface AskedFunction {
  kind: "function";
  /** `ZS…`. */
  service: string;
  /** `ZE…`. */
  environment: string;
  /** `ZH…`. */
  functionSid: string;
  url: string;
}

/** A country list. */
export interface CountryList {
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
export function keepsOut(list: CountryList, country: string): boolean {
  return list.countries.includes(country) === (list.kind === "block");
}

/** Everywhere that callers of the line may be sent: the forwards, and the ends of those who are turned away. */
export function forwardsOf(policy: Pick<Policy, "forward" | "routes"> & Partial<Policy>): Forward[] {
  return [
    policy.forward,
    ...policy.routes.map(({ forward }) => forward),
    ...turnedAwayEnds(policy).flatMap(endsWithin),
  ];
}

/** Everything but a reject that callers may meet whom a check turns away. */
function turnedAwayEnds({
  blockedCallers = "reject",
  hiddenCallers = "reject",
  unknownCountry = "reject",
  verification,
  ask,
}: Partial<Policy>): AwayEnd[] {
  const verdicts: Verdict[] = [
    blockedCallers,
    hiddenCallers,
    unknownCountry,
    ...(verification === undefined ? [] : LEVELS.map((level) => verification[level])),
    ...(ask === undefined ? [] : [...ask.answers.map(({ end }) => end), ask.onFailure]),
  ];
  return verdicts.filter((verdict) => verdict !== "forward" && verdict !== "reject");
}

/** Does the line need to know what its numbers' handlers were? */
export function needsHandlers({ forward, routes }: Pick<Policy, "forward" | "routes">): boolean {
  return [forward, ...routes.map((route) => route.forward)].some(({ kind }) => kind === "existing");
}
