import {
  type Call,
  compile,
  type DecidedBy,
  decide,
  type Decision,
  type Policy,
  shownUrl,
  simulate,
} from "../../flows";
import { forwardText } from "../line/forwardText";
import { isMadeUp, offlineSurroundings } from "../line/surroundings";
import { type SoundReading } from "../stack";
import { agrees } from "./agreement";

/** What a caller meets. */
export interface Outcome {
  line: string;
  from: string;
  to: string;
  /** What stood for Twilio's CallerCountry; blank for none. */
  callerCountry: string;
  outcome: "rejected" | "busy" | "announced" | "forwarded";
  /** Let in only because the mode is `monitor`. */
  wouldReject: boolean;
  /** Which check decided. */
  by: DecidedBy;
  /** Does the flow itself pick up? A handler that a call is forwarded to may do so still. */
  answered: boolean;
  /** Where a forwarded call goes, in words. */
  forwardedTo?: string;
  /** What an announced caller is told. */
  told?: string;
  /** Names of the widgets passed, in order. */
  path: string[];
}

/**
 * Takes a call through the compiled flow, and through the policy.
 *
 * @throws Error if the two differ, which is a fault of Ringfence.
 */
export function outcomeOf(policy: Policy, call: Call, reading: SoundReading, hideTarget: boolean): Outcome {
  const surroundings = offlineSurroundings(policy, reading, "shared");
  const simulated = simulate(compile(policy, surroundings), call);
  const decision = decide(policy, call);
  const path = simulated.steps.map(({ state }) => state);
  if (!agrees(decision, call, simulated, surroundings)) {
    throw new Error(
      `the flow and the policy differ for this call: the policy says ${decision.kind} (${decision.by}), the flow went ${path.join(" > ")}. This is a fault of Ringfence; please report it`,
    );
  }
  return {
    line: policy.line,
    from: call.from,
    to: call.to,
    callerCountry: call.callerCountry,
    outcome: outcomeName(decision),
    wouldReject: decision.kind === "forward" && decision.wouldReject,
    by: decision.by,
    answered: simulated.answered,
    ...(decision.kind === "forward" && { forwardedTo: destination(decision, call, surroundings.handlers, hideTarget) }),
    ...(decision.kind === "announce" && { told: decision.text }),
    path,
  };
}

function outcomeName(decision: Decision): Outcome["outcome"] {
  if (decision.kind === "reject") return decision.reason;
  return decision.kind === "announce" ? "announced" : "forwarded";
}

function destination(
  { to }: Extract<Decision, { kind: "forward" }>,
  call: Call,
  handlers: ReturnType<typeof offlineSurroundings>["handlers"],
  hideTarget: boolean,
): string {
  if (hideTarget) return "secret";
  const { words, target } = forwardText(to);
  const handler = to.kind === "existing" ? handlers[call.to] : undefined;
  const known =
    handler && !isMadeUp(handler.voiceUrl) ? `${handler.voiceMethod} ${shownUrl(handler.voiceUrl)}` : target;
  return [words, known].filter((part) => part !== undefined).join(" ");
}
