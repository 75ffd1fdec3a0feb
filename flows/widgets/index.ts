import {
  type ConnectProperties,
  type EnqueueProperties,
  type FlexProperties,
  type RedirectProperties,
  type SayPlayProperties,
  type SetVariablesProperties,
  type SplitProperties,
  type VoicemailProperties,
} from "../../schema/generated/flow-definition";
import { type FlowState, type FlowTransition } from "../definition";

/** One test of a split: `value` follows `type` and is never empty. */
export interface Match {
  /** What Studio shows at the transition. */
  label: string;
  type: "matches_any_of" | "starts_with" | "regex" | "is_blank";
  value: string;
  next: string;
}

/** The start of a flow. All five events, so that saving in the console adds none; only calls go on. */
export function trigger(name: string, next: string): FlowState {
  return {
    name,
    type: "trigger",
    transitions: [
      { event: "incomingMessage" },
      { event: "incomingCall", next },
      { event: "incomingConversationMessage" },
      { event: "incomingRequest" },
      { event: "incomingParent" },
    ],
    properties: {},
  };
}

/** A split on a Liquid expression. `noMatch` comes first, as Studio writes it, and always leads somewhere. */
export function split(name: string, input: string, noMatch: string, matches: Match[]): FlowState {
  const properties: SplitProperties = { input };
  return {
    name,
    type: "split-based-on",
    transitions: [
      { event: "noMatch", next: noMatch },
      ...matches.map(({ label, type, value, next }): FlowTransition => ({
        event: "match",
        next,
        // One condition each: whether several would be joined by AND or by OR is not documented.
        conditions: [{ friendly_name: label, arguments: [input], type, value }],
      })),
    ],
    properties,
  };
}

/** A one-way hand-over to a TwiML document. Timeout "0": the execution does not stay open behind it. */
export function redirect(name: string, url: string, method: "GET" | "POST"): FlowState {
  const properties: RedirectProperties = { url, method, timeout: "0" };
  return {
    name,
    type: "add-twiml-redirect",
    transitions: [{ event: "return" }, { event: "timeout" }, { event: "fail" }],
    properties,
  };
}

/** Dials, then ends. */
export function connect(name: string, properties: ConnectProperties): FlowState {
  return {
    name,
    type: "connect-call-to",
    transitions: [{ event: "callCompleted" }, { event: "hangup" }],
    properties,
  };
}

/** Speaks, then goes on. Without `next` the flow ends, and with it the call. */
export function sayPlay(name: string, properties: SayPlayProperties, next?: string): FlowState {
  return {
    name,
    type: "say-play",
    transitions: [{ event: "audioComplete", ...(next === undefined ? {} : { next }) }],
    properties,
  };
}

/** Records a message, then ends. `noAudio`, which only old accounts have, is left out. */
export function recordVoicemail(name: string, properties: VoicemailProperties): FlowState {
  return {
    name,
    type: "record-voicemail",
    transitions: [{ event: "recordingComplete" }, { event: "hangup" }],
    properties,
  };
}

/** Puts the caller into a queue, then ends. */
export function enqueue(name: string, properties: EnqueueProperties): FlowState {
  return { name, type: "enqueue-call", transitions: queued(), properties };
}

/** Hands the caller to Flex, then ends. */
export function sendToFlex(name: string, properties: FlexProperties): FlowState {
  return { name, type: "send-to-flex", transitions: queued(), properties };
}

/** Sets flow variables. It sends no TwiML, so the call goes on ringing. */
export function setVariables(name: string, variables: Record<string, string>, next: string): FlowState {
  const properties: SetVariablesProperties = {
    variables: Object.entries(variables).map(([key, value]) => ({ key, value })),
  };
  return { name, type: "set-variables", transitions: [{ event: "next", next }], properties };
}

function queued(): FlowTransition[] {
  return [{ event: "callComplete" }, { event: "failedToEnqueue" }, { event: "callFailure" }];
}
