import { type FlowState } from "../definition";
import { proceed, type Widget } from "./widget";

/** The start of a flow. */
export const TRIGGER: Widget = {
  type: "trigger",
  title: "Trigger",
  properties: [],
  events: [],
  answers: "no",
  simulate: (state) => proceed(state, "incomingCall"),
  draw: () => ({ shape: "trigger", label: "a call comes in" }),
};

/** Writes the trigger with all five events, so that saving in the console adds none; only calls go on. */
export function trigger(name: string, next: string): FlowState {
  return {
    name,
    type: TRIGGER.type,
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
