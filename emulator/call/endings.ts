import { type Outcome, outcomeWords } from "../../flows";
import { taken, type CallOutcome, type Journey, type ReachedUrl } from "./outcome";
import { type Verb } from "./twiml";

/** A TwiML document that a call has come to. */
export interface TwimlDocument {
  url: string;
  verbs: readonly Verb[];
  /** Whose document it is, when it comes from outside; it is then the handler that took the call. */
  handler?: ReachedUrl;
  /** A Function of the emulator wrote it. */
  isFunction?: boolean;
}

/**
 * The end of a call at a document that leads nowhere else.
 * @param sentences what a Function's document said to the caller before.
 */
export function ended(
  journey: Journey,
  { handler }: TwimlDocument,
  sentences: readonly string[],
  ending: string,
): CallOutcome {
  if (journey.recorded !== undefined) {
    return taken(journey, "voicemail", heardAt({ kind: "voicemail", maxLength: journey.recorded }));
  }
  if (handler) return taken(journey, "handler", ending, handler);
  if (sentences.length > 0) return taken(journey, "message", heardAt({ kind: "say", text: sentences.join(" ") }));
  return taken(journey, "ended", ending);
}

/** What a caller hears at an end, in the words that every command has for it. */
export function heardAt(end: Outcome["end"]): string {
  return outcomeWords(
    { end, turnedAway: false, challenged: [], wouldReject: false, answered: "maybe", steps: [] },
    "short",
  ).hears;
}
