import { decide, type Decision } from "../flows/policy/decide";
import { type Policy } from "../flows/policy/policy";
import { forwardInWords } from "./forward";

/** What becomes of callers: the class of its colour, and a sign, so that nothing is said by colour alone. */
export type Verdict = "rejected" | "announced" | "noted" | "routed" | "through";

export const SIGNS: Readonly<Record<Verdict, string>> = {
  rejected: "✕",
  announced: "✕",
  noted: "!",
  routed: "→",
  through: "✓",
};

/** What a country's ordinary callers meet. */
export interface Meeting {
  verdict: Verdict;
  /** Such as `rejected`, or `let in, to +15550100091`. */
  words: string;
}

/** What callers from a country meet, who have a number that no exception names. */
export function meetingOf(policy: Policy, country: string): Meeting {
  const plain: Policy = { ...policy, exceptions: { forward: [], reject: [] } };
  return describedAs(
    policy,
    decide(plain, { from: "+15550100000", to: policy.numbers[0] ?? "", callerCountry: country }),
  );
}

/** A decision in words. */
export function describedAs(policy: Policy, decision: Decision): Meeting {
  if (decision.kind === "reject") return { verdict: "rejected", words: "rejected" };
  if (decision.kind === "announce") return { verdict: "announced", words: "told so, then hung up" };
  const to = forwardInWords(decision.to);
  if (decision.wouldReject) return { verdict: "noted", words: `let in, but noted: it would be rejected` };
  return policy.routes.some(({ forward }) => forward === decision.to)
    ? { verdict: "routed", words: `let in, by a route to ${to}` }
    : { verdict: "through", words: `let in, to ${to}` };
}
