import { type Call } from "../base/call";
import { isReject, isTurnedAway } from "../base/names";
import { type Surroundings } from "../compile/compile";
import { type End, kindOf } from "../ends";
import { type Challenged, type DecidedBy, decide, type Decision } from "../policy/decide";
import { type Policy } from "../policy/policy";
import { type SimulatedCall, type SimulatedStep } from "../simulate/simulate";
import { type SimulatedEnd } from "../widgets";

/** What a call meets. Every command, picture and page gets it from here. */
export interface Outcome {
  /** What becomes of the call: by the policy, or, of a flow alone, by the widgets. */
  end: End | HangUp;
  /** Which check decided; missing where only a flow is known. */
  by?: DecidedBy;
  /** Did a check turn the caller away? Such a caller may still be answered, and even be put through to somebody. */
  turnedAway: boolean;
  /** The challenges of the call; none where no policy is known. */
  challenged: readonly Challenged[];
  /** Let in only because the mode is `monitor`. */
  wouldReject: boolean;
  /** Is the call answered, so that it is billed? `maybe`: whoever takes it over decides. */
  answered: "yes" | "no" | "maybe";
  /** The widgets that the call passed; none for a decision without a call. */
  steps: readonly SimulatedStep[];
}

/** The flow ends without doing anything more: the call is hung up. */
interface HangUp {
  kind: "hangUp";
}

/** A line that a call is placed to. Without handlers and reject URL, their addresses are not compared. */
export interface CalledLine {
  policy: Policy;
  surroundings?: Pick<Surroundings, "handlers" | "rejectUrl">;
}

/**
 * The outcome of a simulated call. With the line, it is checked against what `decide` says.
 *
 * @throws Error if the flow and the policy differ, which is a bug of Ringfence.
 * @example
 * ```ts
 * const outcome = callOutcome(simulate(definition, call), call, { policy });
 * console.log(outcomeWords(outcome, "short").is); // forwarded to +15550100091
 * ```
 */
export function callOutcome(simulated: SimulatedCall, call: Call, line?: CalledLine): Outcome {
  const { steps, answered } = simulated;
  if (line === undefined) {
    const end = endReached(simulated.end);
    const turnedAway = isTurnedAway(simulated.end.state);
    return { end, turnedAway, challenged: [], wouldReject: false, answered: answered ? "yes" : answersOf(end), steps };
  }
  const decision = decide(line.policy, call);
  const outcome = decidedOutcome(line.policy, decision);
  if (agrees(decision, call, simulated, line)) {
    return { ...outcome, steps, answered: answered ? "yes" : outcome.answered };
  }
  const path = steps.map(({ state }) => state).join(" > ");
  throw new Error(
    `line ${line.policy.line}: the flow and the policy differ for a call from ${call.from || "a hidden caller"} (${call.callerCountry || "no country"}): the policy says ${decision.kind} (${decision.by}), the flow went ${path}. This is a bug of Ringfence; please report it`,
  );
}

/** The outcome of a decision, without a call. */
export function decidedOutcome(policy: Policy, decision: Decision): Outcome {
  const end = endOf(policy, decision);
  const wouldReject = decision.kind === "forward" && decision.wouldReject;
  const { by, challenged = [] } = decision;
  const answered = challenged.length > 0 ? "yes" : answersOf(end);
  return { end, by, turnedAway: decision.kind !== "forward", challenged, wouldReject, answered, steps: [] };
}

/** Does the call that went through the flow end as the policy decided? */
export function agrees(
  decision: Decision,
  call: Call,
  { end, answered, variables }: SimulatedCall,
  { policy, surroundings }: CalledLine,
): boolean {
  const { wouldReject, end: decided } = decidedOutcome(policy, decision);
  if ("would_reject" in variables !== wouldReject) return false;
  if (decision.challenged !== undefined && !answered) return false;
  if (decided.kind === "hangUp") return end.kind === "end";
  if (decided.kind === "reject" && answered) return false;
  if (end.kind === "redirect" && isReject(end.state) !== (decided.kind === "reject")) return false;
  if (decided.kind === "existing" && surroundings === undefined) return end.kind === "redirect";
  const context = { handlers: {}, ...surroundings };
  return kindOf(decided).isReached(decided, end, call, context);
}

function endOf({ rejectUrl }: Policy, decision: Decision): Outcome["end"] {
  if (decision.kind === "forward" || decision.kind === "away") return decision.to;
  if (decision.kind === "hangUp") return { kind: "hangUp" };
  if (decision.kind === "announce") return { kind: "announce", text: decision.text };
  return { kind: "reject", reason: decision.reason, ...(rejectUrl !== undefined && { document: rejectUrl }) };
}

function answersOf(end: Outcome["end"]): Outcome["answered"] {
  return end.kind === "hangUp" ? "no" : kindOf(end).answers;
}

const FLOW_URL =
  /^https:\/\/webhooks\.(?:[\w-]+\.)*twilio\.com\/v1\/Accounts\/AC[0-9a-f]{32}\/Flows\/(FW[0-9a-f]{32})/i;

/** The end that a flow came to, where no policy says it. */
export function endReached(end: SimulatedEnd): Outcome["end"] {
  switch (end.kind) {
    case "redirect": {
      if (isReject(end.state)) return { kind: "reject", reason: "rejected", document: end.url };
      const [, flowSid] = FLOW_URL.exec(end.url) ?? [];
      if (flowSid !== undefined) return { kind: "flow", flowSid };
      return { kind: "webhook", url: end.url, method: end.method };
    }
    case "dial": {
      const [first = ""] = end.to;
      if (end.noun === "sip") return { kind: "sip", uri: first, callerId: end.callerId };
      if (end.noun === "client") return { kind: "client", identity: first };
      const record = end.record === true && { record: true };
      return { kind: "number", numbers: end.to, callerId: end.callerId, ...record };
    }
    case "queue":
      return { kind: "queue", queue: end.queue || end.workflow };
    case "flex":
      return { kind: "flex", workflow: end.workflow, channel: end.channel };
    case "voicemail":
      return { kind: "voicemail", maxLength: end.maxLength };
    case "message":
      return { kind: "say", text: end.text };
    case "end":
      return { kind: "hangUp" };
  }
}
