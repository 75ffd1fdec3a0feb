import {
  type Call,
  compile,
  type DecidedBy,
  callOutcome,
  type Outcome,
  outcomeWords,
  reasonWords,
  sentenceText,
  shownUrl,
  simulate,
  withoutUnknowns,
} from "../../flows";
import { type LinePolicy } from "../../config";
import { isMadeUp, offlineSurroundings } from "../line/surroundings";
import { type SoundReading } from "../stack";

/** What a caller meets, as the command prints it. */
export interface SimulatedOutcome {
  line: string;
  /** What answers the line's numbers. The outcome is the same. */
  runsOn: "studio" | "function";
  from: string;
  to: string;
  /** What stood for Twilio's CallerCountry; blank for none. */
  callerCountry: string;
  outcome: "rejected" | "busy" | "announced" | "turned away" | "hung up" | "forwarded";
  /** Let in only because the mode is `monitor`. */
  wouldReject: boolean;
  /** Which check decided. */
  by: DecidedBy;
  /** Does the flow itself answer? A handler that a call is forwarded to may still do so. */
  answered: boolean;
  /** Where a forwarded call goes, in words. */
  forwardedTo?: string;
  /** The text that a caller hears before the call is hung up. */
  announcement?: string;
  /** Names of the widgets passed, in order. */
  path: string[];
  /** For people. */
  words: { because: string; hears: string; answered: string; billed: string };
}

/**
 * Takes a call through the compiled flow, and through the policy.
 *
 * @throws Error if the two differ, which is a bug of Ringfence.
 */
export function simulatedOutcome(
  policy: LinePolicy,
  call: Call,
  reading: SoundReading,
  hideTarget: boolean,
): SimulatedOutcome {
  const surroundings = offlineSurroundings(policy, reading, "shared");
  const placed = withoutUnknowns(call);
  const outcome = callOutcome(simulate(compile(policy, surroundings), placed), placed, { policy, surroundings });
  const { end, wouldReject, by = "mode", answered, steps } = outcome;
  const words = outcomeWords(outcome, "long");
  const isForward = end.kind !== "reject" && end.kind !== "announce" && end.kind !== "hangUp";
  const handler = end.kind === "existing" ? surroundings.handlers[call.to] : undefined;
  const known =
    handler && !isMadeUp(handler.voiceUrl) ? `${handler.voiceMethod} ${shownUrl(handler.voiceUrl)}` : words.target;
  const destination = [words.destination, known].filter((part) => part !== undefined).join(" ");
  return {
    line: policy.line,
    runsOn: policy.runsOn ?? "studio",
    from: call.from,
    to: call.to,
    callerCountry: call.callerCountry,
    outcome: outcomeName(outcome),
    wouldReject,
    by,
    answered: answered === "yes",
    ...(isForward && { forwardedTo: hideTarget ? "secret" : destination }),
    ...(end.kind === "announce" && { announcement: sentenceText(end.text) }),
    path: steps.map(({ state }) => state),
    words: {
      because: reasonWords(policy, outcome, call),
      hears: isForward && hideTarget ? "secret" : words.hears,
      answered: words.answered,
      billed: words.billed,
    },
  };
}

function outcomeName({ end, turnedAway }: Outcome): SimulatedOutcome["outcome"] {
  if (end.kind === "reject") return end.reason;
  if (end.kind === "announce") return "announced";
  if (end.kind === "hangUp") return "hung up";
  return turnedAway ? "turned away" : "forwarded";
}
