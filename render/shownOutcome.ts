import { decide } from "../flows/policy/decide";
import { type Policy } from "../flows/policy/policy";
import { decidedOutcome, type Outcome, outcomeWords } from "../flows/outcome";

/** What becomes of callers: the class of its colour, and a sign, so that nothing is said by colour alone. */
export type Verdict = "rejected" | "announced" | "away" | "challenged" | "noted" | "routed" | "through";

export const SIGNS: Readonly<Record<Verdict, string>> = {
  rejected: "✕",
  announced: "✕",
  away: "↪",
  challenged: "?",
  noted: "!",
  routed: "→",
  through: "✓",
};

/** The outcome of a call as pictures and pages show it. */
export interface ShownOutcome {
  verdict: Verdict;
  /** Such as `rejected`, or `let in, to +15550100091`. */
  words: string;
}

/** The outcome of calls from a country, of callers whose number no exception names. */
export function countryOutcome(policy: Policy, country: string): ShownOutcome {
  const plain: Policy = { ...policy, exceptions: { forward: [], reject: [] } };
  const call = { from: "+15550100000", to: policy.numbers[0] ?? "", callerCountry: country };
  const decision = decide(plain, call);
  // Whether callers enter the digits is theirs to decide.
  if (decision.challenged !== undefined) return { verdict: "challenged", words: "asked for digits" };
  return describedAs(policy, decidedOutcome(plain, decision));
}

/** An outcome in words, with its colour. */
export function describedAs(policy: Policy, outcome: Outcome): ShownOutcome {
  const { end, turnedAway, challenged, wouldReject } = outcome;
  const words = outcomeWords(outcome, "short").is;
  if (end.kind === "reject") return { verdict: "rejected", words };
  if (end.kind === "announce") return { verdict: "announced", words };
  if (challenged.length > 0 && !turnedAway) return { verdict: "challenged", words };
  if (turnedAway) return { verdict: "away", words };
  if (wouldReject) return { verdict: "noted", words: `let in: ${words}` };
  return policy.routes.some(({ forward }) => forward === end)
    ? { verdict: "routed", words: `let in, by a route: ${words}` }
    : { verdict: "through", words: `let in: ${words}` };
}
