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
      case "Reject":
        if (journey.answered) return ended("the end of the call: a reject came too late, the call was answered");
        return verb.attributes.reason === "busy"
          ? turnedAway(journey, "busy", "a busy signal")
          : turnedAway(journey, "rejected", "that the number is not in service");
      case "Say":
        journey.answered = true;
        journey.said.push(`"${verb.text}"`);
        break;
      case "Play":
        journey.answered = true;
        journey.said.push(`the recording ${verb.text}`);
        break;
      case "Pause":
        // As the first verb it only lets the phone ring longer.
        break;
      case "Dial": {
        const numbers = dialled(verb);
        return taken(journey, "dialled", `ringing, then ${numbers.join(", ")}`, { numbers });
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

function dialled(dial: Verb): string[] {
  return dial.children.length > 0 ? dial.children.map((noun) => noun.text) : [dial.text];
}
