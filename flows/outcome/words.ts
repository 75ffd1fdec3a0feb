import { type Call } from "../base/call";
import { countryName } from "../policy/countries";
import { kindOf } from "../ends";
import { type EndWords } from "../ends/end";
import { hideAddresses } from "../secrecy";
import { type Policy } from "../policy/policy";
import { type Outcome } from "./outcome";

/** An outcome in words. Nothing in them is secret. */
export interface OutcomeWords {
  /** What happens to the caller, in words that follow "is". */
  is: string;
  /** Where to, exactly, or what is spoken; follows `is` in the long form. */
  target?: string;
  /** Where a forward leads, in words that follow "forwarded to". */
  destination: string;
  hears: string;
  answered: string;
  /** Voice minutes alone. */
  billed: string;
}

const HANG_UP: EndWords = { short: "hung up on", destination: "", long: "hung up on", hears: "the end of the call" };

/** Words that do not tell where a forward leads. */
const SECRET_DESTINATION: EndWords = {
  short: "forwarded to a secret destination",
  destination: "a secret destination",
  hears: "secret",
};

/**
 * Puts an outcome into words. `short` names a destination by its address alone, `long` says what kind it is.
 *
 * @param isSecret is what the end says or where it leads a secret, so that the words must not tell it?
 * @example
 * ```ts
 * outcomeWords(decidedOutcome(policy, decide(policy, call)), "short").is; // "forwarded to +15550100091"
 * ```
 */
export function outcomeWords(
  { end, turnedAway, challenged, wouldReject, answered }: Outcome,
  length: "short" | "long",
  isSecret = false,
): OutcomeWords {
  const { short, long, destination, target, hears, billed } = wordsOf(end, isSecret);
  const asked = challenged.map(({ passed }) => `asked for digits, which ${passed ? "came" : "did not come"}, and `);
  // All other words show by themselves that the caller was turned away.
  const isForward = long === undefined;
  const before = `${asked.join("")}${turnedAway && isForward ? "turned away: " : ""}`;
  const is = length === "short" ? short : (long ?? `forwarded to ${destination}`);
  return {
    is: `${wouldReject ? "noted as would_reject, and " : ""}${before}${is}`,
    ...(length === "long" && target !== undefined && { target }),
    destination,
    hears: hideAddresses(hears),
    ...(billed === undefined ? BILLING[answered] : { answered: billed, billed }),
  };
}

function wordsOf(end: Outcome["end"], isSecret: boolean): EndWords {
  if (end.kind === "hangUp") return HANG_UP;
  const kind = kindOf(end);
  return isSecret ? (kind.secretWords?.(end) ?? SECRET_DESTINATION) : kind.words(end);
}

const BILLING = {
  yes: { answered: "yes", billed: "yes, voice minutes" },
  no: { answered: "no", billed: "no voice minutes" },
  maybe: { answered: "by that handler", billed: "once that handler answers" },
} as const;

/** Why the policy decided so. */
export function reasonWords(policy: Policy, { by }: Pick<Outcome, "by">, call: Call): string {
  const country = call.callerCountry.trim().toUpperCase();
  switch (by) {
    case undefined:
      return "";
    case "exception":
      return "an exception names this number";
    case "hidden":
      return "the caller is hidden";
    case "unknown":
      return "the caller has no country";
    case "verification":
      return `the verdict on the caller ID is ${call.parameters?.StirVerstat?.trim() || "missing"}`;
    case "ask":
      return "the look-up about the caller decided";
    case "mode":
      return "the mode is open: everybody is let in";
    case "country": {
      const on = policy.list.countries.includes(country) ? "on" : "not on";
      return `${countryName(country)} is ${on} the ${policy.list.kind} list`;
    }
  }
}
