import { type Call, type FlowDefinition, type FlowState, simulate, type SimulatedEnd } from "../../../flows";

const CALL: Call = { from: "+15550109999", to: "+15550100001", callerCountry: "RU" };

function state(name: string, type: string, next: Record<string, string>, properties = {}): FlowState {
  return { name, type, transitions: Object.entries(next).map(([event, to]) => ({ event, next: to })), properties };
}

const BYE = state("bye", "say-play", {}, { say: "Bye" });

/** A flow that starts with the first of `states`; `bye` hangs up. */
function flowOf(...states: FlowState[]): FlowDefinition {
  const trigger = state("Trigger", "trigger", { incomingCall: states[0]?.name ?? "" });
  return {
    description: "",
    initial_state: "Trigger",
    flags: { allow_concurrent_calls: true },
    states: [trigger, ...states, BYE],
  };
}

describe("widgets that keep the call", () => {
  test.each<[FlowState, SimulatedEnd]>([
    [
      state("wait", "enqueue-call", { callComplete: "bye" }, { queue_name: "sales" }),
      { kind: "queue", state: "wait", queue: "sales", workflow: "" },
    ],
    [
      state("wait", "enqueue-call", {}, { workflow_sid: "WW1" }),
      { kind: "queue", state: "wait", queue: "", workflow: "WW1" },
    ],
    [
      state("agent", "send-to-flex", { failedToEnqueue: "bye" }, { workflow: "WW1", channel: "TC1" }),
      { kind: "flex", state: "agent", workflow: "WW1", channel: "TC1" },
    ],
    [
      state("box", "record-voicemail", { recordingComplete: "bye" }, { max_length: 60 }),
      { kind: "voicemail", state: "box", maxLength: 60 },
    ],
    [state("box", "record-voicemail", {}), { kind: "voicemail", state: "box", maxLength: 3600 }],
    [
      state("say", "say-play", {}, { say: "Hello {{trigger.call.From}}" }),
      { kind: "message", state: "say", text: "Hello +15550109999" },
    ],
    [
      state("play", "say-play", {}, { play: "https://example.com/a.mp3" }),
      { kind: "message", state: "play", text: "https://example.com/a.mp3" },
    ],
  ])("%j answers and ends there", (widget, end) => {
    expect(simulate(flowOf(widget), CALL)).toMatchObject({ answered: true, end });
  });
});

describe("widgets whose result the flow does not determine", () => {
  test.each([
    ["gather-input-on-call", "keypress", true],
    ["run-function", "success", false],
    ["make-http-request", "failed", false],
    ["run-subflow", "completed", true],
    ["make-outgoing-call-v2", "noAnswer", false],
    ["send-and-wait-for-reply", "incomingMessage", false],
    ["connect-call-to", "callCompleted", true],
    ["enqueue-call", "failedToEnqueue", true],
    ["add-twiml-redirect", "return", false],
  ])("%s continues by the given answer, and by no other", (type, event, answers) => {
    const after = state("set", "set-variables", {}, { variables: [] });
    const flow = flowOf(state("ask", type, { [event]: "set" }), after);
    expect(simulate(flow, CALL, { answers: { ask: event } })).toMatchObject({
      answered: answers,
      end: { kind: "end", state: "set" },
    });
    expect(() => simulate(flow, CALL, { answers: { ask: "sideways" } })).toThrow(
      `state "ask": "sideways" is no answer for a widget of type "${type}"; it has`,
    );
  });

  test.each(["gather-input-on-call", "run-function", "make-http-request", "run-subflow"])(
    "%s without an answer is not guessed",
    (type) => {
      const flow = flowOf(state("ask", type, { success: "bye", keypress: "bye", completed: "bye" }));
      expect(() => simulate(flow, CALL)).toThrow(
        `state "ask": the flow does not say how a widget of type "${type}" ends`,
      );
      expect(() => simulate(flow, CALL, { answers: { other: "success" } })).toThrow("give answers: { ask:");
    },
  );

  test("provide the values of an answer to later widgets", () => {
    const flow = flowOf(
      state("menu", "gather-input-on-call", { keypress: "away" }, { say: "Press a key" }),
      state("away", "add-twiml-redirect", {}, { url: "https://example.com/{{widgets.menu.Digits}}" }),
    );
    const answers = { menu: { event: "keypress", values: { Digits: "7" } } };
    expect(simulate(flow, CALL, { answers }).end).toMatchObject({ url: "https://example.com/7" });
  });

  test("of a split need no answer, because the call decides it", () => {
    const flow = flowOf(state("Split", "split-based-on", { noMatch: "bye" }, { input: "x" }));
    expect(() => simulate(flow, CALL, { answers: { Split: "match" } })).toThrow("it takes none");
  });
});

test("passes further parameters of the webhook to the flow, but not From", () => {
  const url = "https://example.com/{{trigger.call.StirVerstat}}/{{trigger.call.From}}/{{trigger.call.FromCity}}";
  const flow = flowOf(state("away", "add-twiml-redirect", {}, { url }));
  const parameters = { StirVerstat: "TN-Validation-Passed-A", From: "x", FromCity: "NYC", __proto__: "x" };
  expect(simulate(flow, { ...CALL, parameters }).end).toMatchObject({
    url: "https://example.com/TN-Validation-Passed-A/+15550109999/NYC",
  });
});
