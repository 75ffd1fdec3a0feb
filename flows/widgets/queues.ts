import { type EnqueueProperties, type FlexProperties } from "../../schema/generated/flow-definition";
import { type FlowState, type FlowTransition } from "../definition";
import { plainText, type Widget } from "./widget";

const EVENTS = ["callComplete", "failedToEnqueue", "callFailure"];

/** Puts the call into a queue, which answers it. Who takes the call from there, and when, is not simulated. */
export const ENQUEUE: Widget = {
  type: "enqueue-call",
  title: "Enqueue Call",
  properties: ["queue_name", "workflow_sid", "task_attributes", "priority", "timeout", "wait_url", "wait_url_method"],
  events: EVENTS,
  answers: "yes",
  simulate(state, execution) {
    execution.answered = true;
    const queue = execution.text(state, "queue_name");
    return { end: { kind: "queue", state: state.name, queue, workflow: execution.text(state, "workflow_sid") } };
  },
  draw(state) {
    const name = plainText(state, "queue_name");
    const queue = name === "" ? "a queue" : `the queue ${name}`;
    return { shape: "forward", label: `puts the call into ${queue}` };
  },
};

/** Hands the call to Flex, which answers it. Which agent takes it is not simulated. */
export const SEND_TO_FLEX: Widget = {
  type: "send-to-flex",
  title: "Send To Flex",
  properties: ["workflow", "channel", "attributes", "priority", "timeout", "waitUrl", "waitUrlMethod"],
  events: [...EVENTS, "composerStarted"],
  answers: "yes",
  simulate(state, execution) {
    execution.answered = true;
    const workflow = execution.text(state, "workflow");
    return { end: { kind: "flex", state: state.name, workflow, channel: execution.text(state, "channel") } };
  },
  draw: () => ({ shape: "forward", label: "hands over to an agent in Flex" }),
};

/** Writes a queue; the flow ends after it. */
export function enqueue(name: string, properties: EnqueueProperties): FlowState {
  return { name, type: ENQUEUE.type, transitions: queueTransitions(), properties };
}

/** Writes a hand-over to Flex; the flow ends after it. */
export function sendToFlex(name: string, properties: FlexProperties): FlowState {
  return { name, type: SEND_TO_FLEX.type, transitions: queueTransitions(), properties };
}

function queueTransitions(): FlowTransition[] {
  return EVENTS.map((event) => ({ event }));
}
