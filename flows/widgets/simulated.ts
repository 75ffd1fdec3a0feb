import { type FlowState } from "../definition";
import { connect } from "./connect";
import { enqueue } from "./enqueue";
import { SimulationError } from "../simulate/error";
import { type Execution, type Outcome, proceed } from "../simulate/execution";
import { redirect } from "./redirect";
import { sayPlay } from "./sayPlay";
import { sendToFlex } from "./sendToFlex";
import { setVariables } from "./setVariables";
import { split } from "./split";
import { voicemail } from "./voicemail";

/** What a widget does with a call. */
export interface Widget {
  run: (state: FlowState, execution: Execution) => Outcome;
  /** Events that it can be told to end by. */
  events: readonly string[];
  /** Does it send call TwiML that answers the call? */
  answers: boolean;
}

const QUEUED = ["callComplete", "failedToEnqueue", "callFailure"];

/** The widgets that can be simulated, by their type. */
export const WIDGETS: ReadonlyMap<string, Widget> = new Map<string, Widget>([
  ["trigger", { run: (state) => proceed(state, "incomingCall"), events: [], answers: false }],
  ["split-based-on", { run: split, events: [], answers: false }],
  ["set-variables", { run: setVariables, events: [], answers: false }],
  ["add-twiml-redirect", { run: redirect, events: ["return", "timeout", "fail"], answers: false }],
  ["connect-call-to", { run: connect, events: ["callCompleted", "hangup"], answers: true }],
  ["say-play", { run: sayPlay, events: [], answers: true }],
  ["enqueue-call", { run: enqueue, events: QUEUED, answers: true }],
  ["send-to-flex", { run: sendToFlex, events: [...QUEUED, "composerStarted"], answers: true }],
  ["record-voicemail", { run: voicemail, events: ["recordingComplete", "noAudio", "hangup"], answers: true }],
  ["gather-input-on-call", { run: unanswered, events: ["keypress", "speech", "timeout"], answers: true }],
  ["run-function", { run: unanswered, events: ["success", "fail"], answers: false }],
  ["run-function-v2", { run: unanswered, events: ["success", "fail"], answers: false }],
  ["make-http-request", { run: unanswered, events: ["success", "failed"], answers: false }],
  // Places a call of its own; the inbound caller does not hear it.
  ["make-outgoing-call-v2", { run: unanswered, events: ["answered", "busy", "noAnswer", "failed"], answers: false }],
  [
    "send-and-wait-for-reply",
    { run: unanswered, events: ["incomingMessage", "timeout", "deliveryFailure"], answers: false },
  ],
  ["send-message", { run: unanswered, events: ["sent", "failed"], answers: false }],
  // What a subflow does with the call is not known here; taken for an answer, so that a reject behind it counts as billed.
  ["run-subflow", { run: unanswered, events: ["completed", "failed"], answers: true }],
]);

function unanswered(state: FlowState): never {
  const events = WIDGETS.get(state.type)?.events ?? [];
  throw new SimulationError(
    state.name,
    `how a widget of type "${state.type}" ends is not the flow's to say; give answers: { ${state.name}: ${events.map((event) => `"${event}"`).join(" or ")} }`,
  );
}
