import { decidedOutcome, type Decision, type Forward, outcomeWords, type Policy } from "../../flows";

/** What the callers of a check meet, in the terms of the document. */
export interface CheckOutcome {
  /** `monitored`: let in, and noted as one who would have been rejected. `unknown`: secret, so not known here. */
  outcome: "rejected" | "busy" | "announced" | "monitored" | "forwarded" | "unknown";
  /** In words, to follow "is". */
  words: string;
  /** Where the call goes, exactly. */
  target?: string;
}

/** For what only a secret says. */
export const SECRET: CheckOutcome = { outcome: "unknown", words: "secret" };

/** What callers meet who are turned away. */
export function turnedAway(policy: Policy, isSecret: (setting: string) => boolean): CheckOutcome {
  if (["mode", "announce", "rejectReason", "rejectUrl"].some(isSecret)) return SECRET;
  if (policy.mode === "monitor") {
    return inWords(policy, forwarded(policy.forward, true), "monitored", isSecret("forward"));
  }
  if (policy.announce !== undefined) {
    return inWords(policy, { kind: "announce", text: policy.announce, by: "country" }, "announced");
  }
  const outcome = policy.rejectUrl === undefined ? policy.rejectReason : "rejected";
  return inWords(policy, { kind: "reject", reason: policy.rejectReason, by: "country" }, outcome);
}

/** What callers meet who get through. */
export function letIn(policy: Policy, forward: Forward, isSecret: (setting: string) => boolean): CheckOutcome {
  return inWords(policy, forwarded(forward, false), "forwarded", isSecret("forward"));
}

function forwarded(to: Forward, wouldReject: boolean): Decision {
  return { kind: "forward", by: "country", to, wouldReject };
}

function inWords(policy: Policy, decision: Decision, outcome: CheckOutcome["outcome"], isSecret = false): CheckOutcome {
  const { is, target } = outcomeWords(decidedOutcome(policy, decision), "long", isSecret);
  return { outcome, words: is, ...(target !== undefined && { target }) };
}
