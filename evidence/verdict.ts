import {
  type Call,
  canonicalJson,
  type DecidedBy,
  decide,
  type Decision,
  endInFlow,
  isHidden,
  type Policy,
} from "../flows";

/** What becomes of a call, as people count it. */
export interface Verdict {
  /** `forward`, `reject`, or the kind of end that takes the caller instead: `say`, `voicemail`, `challenge` and so on. */
  outcome: string;
  /** The outcome as it is seen in a flow, where two kinds of end with the same widgets are one. */
  inFlow: string;
  /** The check that decided. */
  by: DecidedBy;
  /** Would the call be turned away if the mode were `enforce`? */
  wouldTurnAway: boolean;
  /** Equal for calls that end in the same way; undefined where only the outcome is known. */
  end: string | undefined;
}

/** Says what becomes of a call. */
export type Judge = (call: Call) => Verdict;

/** Is the caller kept from where ordinary callers go? */
export function isTurnedAway({ outcome }: Pick<Verdict, "outcome">): boolean {
  return outcome !== "forward";
}

/** The outcome of a call that is only ended. */
export const HANG_UP = "hangup";

/** A decision as a verdict. All that the evidence knows of the forms of a decision is here. */
export function verdictOf(decision: Decision): Verdict {
  // What the caller would enter is not known, so that the decision is the one for callers who enter nothing.
  const [challenge] = decision.challenged ?? [];
  if (challenge !== undefined) return verdict("challenge", challenge.by, decision);
  switch (decision.kind) {
    case "reject":
      return verdict("reject", decision.by, decision.reason);
    case "announce":
      return verdict("say", decision.by, decision.text);
    case "away":
      return { ...verdict(decision.to.kind, decision.by, decision.to), inFlow: endInFlow(decision.to).kind };
    case "hangUp":
      return verdict(HANG_UP, decision.by, "");
    case "forward":
      return { ...verdict("forward", decision.by, decision.to), wouldTurnAway: decision.wouldReject };
  }
}

function verdict(outcome: string, by: DecidedBy, end: unknown): Verdict {
  return { outcome, inFlow: outcome, by, wouldTurnAway: false, end: `${outcome} ${canonicalJson(end)}` };
}

/** The verdict of a flow, which tells the outcome alone. */
export function verdictOfFlow(outcome: string): Verdict {
  return { outcome, inFlow: outcome, by: "mode", wouldTurnAway: false, end: undefined };
}

/** The verdict on a call to a number without a fence, which lets everybody in. */
export const UNFENCED = verdictOfFlow("forward");

/** Verdicts remembered at once by one judge. */
const MOST_REMEMBERED = 10_000;

/**
 * Judges calls by a policy, as `decide` does. A log has millions of calls and few kinds of callers: callers whom no
 * exception can name are judged once for each country and verdict on their caller ID. A log does not tell what callers enter and
 * what servers answer, so a call that tells either is judged by itself.
 */
export function policyJudge(policy: Policy): Judge {
  const entries = [...policy.exceptions.forward, ...policy.exceptions.reject];
  const numbers = new Set(entries.filter((entry) => !entry.endsWith("*")).flatMap((one) => [one, one.slice(1)]));
  const prefixes = entries.filter((entry) => entry.endsWith("*")).map((entry) => entry.slice(0, -1));
  const isNamed = (from: string) => numbers.has(from) || prefixes.some((prefix) => from.startsWith(prefix));
  let remembered = new Map<string, Verdict>();
  return (call) => {
    const from = call.from.trim();
    const tellsMore = (call.digits ?? []).length > 0 || (call.answer ?? undefined) !== undefined;
    if (tellsMore || isNamed(from)) return verdictOf(decide(policy, call));
    const kind = `${isHidden(from)} ${call.callerCountry} ${call.parameters?.StirVerstat ?? ""}`;
    let known = remembered.get(kind);
    if (known === undefined) {
      if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
      known = verdictOf(decide(policy, call));
      remembered.set(kind, known);
    }
    return known;
  };
}

/** The policy as it would be if it were enforced: what mode `monitor` only notes is done. */
export function enforced(policy: Policy): Policy {
  return policy.mode === "monitor" ? { ...policy, mode: "enforce" } : policy;
}

/** Two ends are one if they are equal, as far as both are known: beside a flow's, an end counts as a flow shows it. */
export function differs(before: Verdict, now: Verdict): boolean {
  if (before.inFlow !== now.inFlow) return true;
  return before.end !== undefined && now.end !== undefined && before.end !== now.end;
}
