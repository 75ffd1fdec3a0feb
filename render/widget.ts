import { type FlowState } from "../flows/definition";
import { LIQUID, isReject, STATE } from "../flows/base/names";
import { shownSip, shownUrl } from "../flows/secrecy";

/** What a widget is to a reader: decides the colour. */
export type WidgetKind = "trigger" | "split" | "reject" | "note" | "forward" | "other";

/** A widget in words. */
export interface WidgetWords {
  kind: WidgetKind;
  /** What Studio calls such a widget. */
  type: string;
  /** What it does, in a few words. URLs without user, password and query. */
  does: string;
}

const TYPES: Readonly<Record<string, string>> = {
  trigger: "Trigger",
  "split-based-on": "Split Based On…",
  "add-twiml-redirect": "TwiML Redirect",
  "connect-call-to": "Connect Call To",
  "say-play": "Say/Play",
  "record-voicemail": "Record Voicemail",
  "enqueue-call": "Enqueue Call",
  "send-to-flex": "Send To Flex",
  "set-variables": "Set Variables",
};

const INPUTS: Readonly<Record<string, string>> = {
  [LIQUID.caller]: "the caller's number",
  [LIQUID.called]: "the called number",
  [LIQUID.callerCountry]: "the caller's country",
};

const CALLER_IDS: Readonly<Record<string, string>> = {
  "": "the caller",
  [LIQUID.contact]: "the caller",
  [LIQUID.ourNumber]: "the called number",
};

/** Says what a widget is and does. */
export function widgetWords(state: FlowState): WidgetWords {
  return { kind: kindOf(state), type: TYPES[state.type] ?? state.type, does: doesOf(state) };
}

function kindOf({ name, type }: FlowState): WidgetKind {
  if (type === "trigger") return "trigger";
  if (isReject(name)) return "reject";
  if (name === STATE.wouldReject) return "note";
  if (type === "split-based-on") return "split";
  return type in TYPES ? "forward" : "other";
}

function doesOf(state: FlowState): string {
  const text = (key: string): string => {
    const value = state.properties[key];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  switch (state.type) {
    case "trigger":
      return "a call comes in";
    case "split-based-on":
      return `looks at ${INPUTS[text("input")] ?? text("input")}`;
    case "add-twiml-redirect":
      return isReject(state.name)
        ? "rejects, before anything answers"
        : `hands over to ${shownUrl(text("url")).replace(/^https?:\/\//, "")}`;
    case "connect-call-to":
      return `dials ${text("noun") === "sip" ? shownSip(text("sip_endpoint")) : text("to")} as ${CALLER_IDS[text("caller_id")] ?? text("caller_id")}`;
    case "say-play":
      return text("say") === "" ? `plays ${shownUrl(text("play"))}` : `says “${text("say")}”`;
    case "record-voicemail":
      return "records a message";
    case "enqueue-call":
      return text("queue_name") === ""
        ? "puts the call into a queue"
        : `puts the call into the queue ${text("queue_name")}`;
    case "send-to-flex":
      return "hands over to an agent in Flex";
    case "set-variables":
      return state.name === STATE.wouldReject ? "notes that the call would be rejected" : "sets variables";
    default:
      return "";
  }
}
