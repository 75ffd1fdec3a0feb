import { type HttpMethod } from "../state/model";
import { type Course } from "./course";
import { ended, heardAt, type TwimlDocument } from "./endings";
import { gather } from "./gather";
import { taken, turnedAway, type CallOutcome, type Journey } from "./outcome";
import { type Verb } from "./twiml";

/** Continues the call at another URL, relative to the document's own, and tells it more than the call's parameters. */
export type Onward = (url: string, method: HttpMethod, parameters?: Record<string, string>) => Course;

/** Follows the verbs of a TwiML document. */
export function* interpret(journey: Journey, document: TwimlDocument, onward: Onward): Course {
  const sentences: string[] = [];
  const speak = (text: string, shown: string) => {
    journey.answered = true;
    // A caller of a flow is shown as hearing where the call ends, and not what was said on the way. A Function likewise.
    if (document.isFunction) sentences.push(text);
    else journey.spoken.push(shown);
  };
  for (const verb of document.verbs) {
    switch (verb.name) {
      case "Reject": {
        if (journey.answered) {
          const ending = "the end of the call: a reject came too late, the call was answered";
          return ended(journey, document, [], ending);
        }
        const reason = verb.attributes.reason === "busy" ? "busy" : "rejected";
        return turnedAway(journey, reason, heardAt({ kind: "reject", reason }));
      }
      case "Say":
        speak(verb.text, `"${verb.text}"`);
        break;
      case "Play":
        speak(verb.text, `the recording ${verb.text}`);
        break;
      case "Pause":
        // As the first verb it only lets the phone ring longer.
        break;
      case "Gather": {
        const next = gather(journey, verb);
        if (next) return yield* onward(verb.attributes.action ?? document.url, methodOf(verb), next);
        break;
      }
      case "Record": {
        const maxLength = Number(verb.attributes.maxLength ?? 3600);
        journey.answered = true;
        journey.recorded = maxLength;
        // Without an action Twilio fetches the same document again, so that a caller who stays on records again.
        if (verb.attributes.action === undefined) return ended(journey, document, [], "the end of the call");
        const recording = { RecordingDuration: "5", RecordingUrl: recordingUrl(journey), Digits: "" };
        return yield* onward(verb.attributes.action, methodOf(verb), recording);
      }
      case "Dial":
        return dial(journey, verb);
      case "Enqueue":
        return enqueue(journey, verb);
      case "Redirect":
        return yield* onward(verb.text || document.url, methodOf(verb));
      case "Hangup":
        return ended(journey, document, sentences, "the end of the call");
      default:
        return ended(journey, document, sentences, `<${verb.name}>, which the emulator does not follow`);
    }
  }
  return ended(journey, document, sentences, "the end of the call");
}

const methodOf = ({ attributes }: Verb): HttpMethod => (attributes.method?.toUpperCase() === "GET" ? "GET" : "POST");

function dial(journey: Journey, verb: Verb): CallOutcome {
  const numbers = verb.children.length > 0 ? verb.children.map(addressOf) : [verb.text];
  const record = verb.attributes.record?.startsWith("record") === true;
  const heard = heardAt({ kind: "number", numbers, callerId: "caller", ...(record && { record }) });
  return taken(journey, "dialled", heard, { numbers });
}

/** `<Client><Identity>…` as well as `<Client>…`. */
function addressOf(noun: Verb): string {
  return noun.children.find(({ name }) => name === "Identity")?.text ?? noun.text;
}

function enqueue(journey: Journey, { attributes, text }: Verb): CallOutcome {
  const { workflowSid } = attributes;
  if (workflowSid === undefined) return taken(journey, "queued", heardAt({ kind: "queue", queue: text }));
  return taken(journey, "flex", heardAt({ kind: "flex", workflow: workflowSid, channel: "" }));
}

function recordingUrl({ accountSid, callSid }: Journey): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/RE${callSid.slice(2)}`;
}
