import { type Outcome, outcomeWords } from "../../flows";
import { type HttpMethod } from "../state/model";
import { taken, turnedAway, type CallOutcome, type Journey, type ReachedUrl } from "./outcome";
import { type Verb } from "./twiml";

/** Continues the call at another URL. */
type Onward = (url: string, method: HttpMethod) => CallOutcome;

/**
 * Follows the verbs of a TwiML document.
 * @param handler whose document it is, when it comes from outside; it is then the handler that took the call.
 */
export function interpret(
  journey: Journey,
  verbs: readonly Verb[],
  handler: ReachedUrl | undefined,
  onward: Onward,
): CallOutcome {
  const ended = (ending: string) => taken(journey, handler ? "handler" : "ended", ending, handler);
  for (const verb of verbs) {
    switch (verb.name) {
      case "Reject": {
        if (journey.answered) return ended("the end of the call: a reject came too late, the call was answered");
        const reason = verb.attributes.reason === "busy" ? "busy" : "rejected";
        return turnedAway(journey, reason, heardAt({ kind: "reject", reason }));
      }
      case "Say":
        journey.answered = true;
        journey.spoken.push(`"${verb.text}"`);
        break;
      case "Play":
        journey.answered = true;
        journey.spoken.push(`the recording ${verb.text}`);
        break;
      case "Pause":
        // As the first verb it only lets the phone ring longer.
        break;
      case "Dial": {
        const numbers = dialled(verb);
        return taken(journey, "dialled", heardAt({ kind: "number", numbers, callerId: "caller" }), { numbers });
      }
      case "Redirect":
        return onward(verb.text, verb.attributes.method?.toUpperCase() === "GET" ? "GET" : "POST");
      case "Hangup":
        return ended("the end of the call");
      default:
        return ended(`<${verb.name}>, which the emulator does not follow`);
    }
  }
  return ended("the end of the call");
}

/** What a caller hears at an end, in the words that every command has for it. */
function heardAt(end: Outcome["end"]): string {
  return outcomeWords(
    { end, turnedAway: false, challenged: [], wouldReject: false, answered: "maybe", steps: [] },
    "short",
  ).hears;
}

function dialled(dial: Verb): string[] {
  return dial.children.length > 0 ? dial.children.map((noun) => noun.text) : [dial.text];
}
