import { type Widget } from "./widget";

/** Widgets that Ringfence does not write, and that other flows have. How they end depends on somebody else. */
export const OTHER_WIDGETS: readonly Widget[] = [
  { type: "run-function-v2", events: ["success", "fail"], answers: "no" },
  // Places a call of its own; the inbound caller does not hear it.
  { type: "make-outgoing-call-v2", events: ["answered", "busy", "noAnswer", "failed"], answers: "maybe" },
  { type: "send-and-wait-for-reply", events: ["incomingMessage", "timeout", "deliveryFailure"], answers: "maybe" },
  { type: "send-message", events: ["sent", "failed"], answers: "maybe" },
  // What a subflow does with the call is not known here; treated as an answer, so that a reject behind it counts as billed.
  { type: "run-subflow", events: ["completed", "failed"], answers: "yes" },
];
