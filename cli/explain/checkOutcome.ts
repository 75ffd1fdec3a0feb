import {
  decidedOutcome,
  type Decision,
  type AwayForward,
  type Forward,
  type Outcome,
  outcomeWords,
  type Policy,
  type TurnAway,
} from "../../flows";
import { kindOf } from "../../flows/ends";

/** What the callers of a check meet, in the terms of the document. */
export interface CheckOutcome {
  /** `monitored`: let in, and noted as one who would have been rejected. `unknown`: secret, so not known here. */
  outcome: "rejected" | "busy" | "announced" | "turned away" | "challenged" | "monitored" | "forwarded" | "unknown";
  /** In words, to follow "is". */
  words: string;
  /** Where the call goes, exactly. */
  target?: string;
}

/** For what only a secret says. */
export const SECRET: CheckOutcome = { outcome: "unknown", words: "secret" };

/** What callers meet who are turned away, by a reject or to another end. */
export function turnedAway(
  policy: Policy,
  isSecret: (setting: string) => boolean,
  verdict: TurnAway = "reject",
): CheckOutcome {
  if (["mode", "announce", "rejectReason", "rejectUrl"].some(isSecret)) return SECRET;
  if (policy.mode === "monitor") {
    return inWords(policy, forwarded(policy.forward, true), "monitored", isSecret("forward"));
  }
  if (verdict !== "reject") return endInWords(verdict, isSecret("ends"));
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

/** Another end than a reject, with what it costs. */
function endInWords(end: Exclude<TurnAway, "reject">, isSecret: boolean): CheckOutcome {
  const outcome: Outcome = {
    end,
    turnedAway: true,
    challenged: [],
    wouldReject: false,
    answered: kindOf(end).answers,
    steps: [],
  };
  const { is, target, billed } = outcomeWords(outcome, "long", isSecret);
  const otherwise =
    end.kind === "challenge" ? `; who does not enter them is ${failedWords(end.otherwise, isSecret)}` : "";
  const cost = end.kind === "challenge" ? "" : ` (billed: ${billed})`;
  return {
    outcome: end.kind === "challenge" ? "challenged" : "turned away",
    words: `${is.replace(/:$/, "")}${cost}${otherwise}${target === undefined ? "" : ":"}`,
    ...(target !== undefined && { target }),
  };
}

function failedWords(otherwise: AwayForward | undefined, isSecret: boolean): string {
  if (otherwise === undefined) return "hung up on";
  return isSecret ? "sent to a secret end" : kindOf(otherwise).words(otherwise).short;
}
