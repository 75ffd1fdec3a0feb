import { type Call, type FlowDefinition, type FlowState, simulate, SimulationError } from "../../../flows";

const CALL: Call = { from: "+15550109999", to: "+15550100001", callerCountry: "RU" };

function state(name: string, type: string, next: Record<string, string | undefined>, properties = {}): FlowState {
  const transitions = Object.entries(next).map(([event, to]) => ({ event, ...(to === undefined ? {} : { next: to }) }));
  return { name, type, transitions, properties };
}

/** A flow that starts with the first of `states`. */
function flowOf(...states: FlowState[]): FlowDefinition {
  return {
    description: "",
    initial_state: "Trigger",
    flags: { allow_concurrent_calls: true },
    states: [state("Trigger", "trigger", { incomingMessage: "sms", incomingCall: states[0]?.name }), ...states],
  };
}

test("ends the flow at a redirect with its rendered URL, without answering", () => {
  const url = 'https://example.com/voice?from={{trigger.call.From | replace: "+", "%2B"}}';
  const call = simulate(flowOf(state("away", "add-twiml-redirect", { return: "x" }, { url, method: "GET" })), CALL);
  expect(call).toMatchObject({
    answered: false,
    end: { kind: "redirect", state: "away", url: "https://example.com/voice?from=%2B15550109999", method: "GET" },
    steps: [
      { state: "Trigger", type: "trigger", event: "incomingCall" },
      { state: "away", type: "add-twiml-redirect" },
    ],
  });
});

test("fetches a redirect by POST unless the method is set, and fails if the text is not a URL", () => {
  const away = (url: string) =>
    flowOf(
      state("away", "add-twiml-redirect", { fail: "other" }, { url }),
      state("other", "say-play", { audioComplete: undefined }),
    );
  expect(simulate(away("https://example.com/"), CALL).end).toMatchObject({ method: "POST" });
  expect(simulate(away("{{flow.variables.nothing}}"), CALL)).toMatchObject({
    answered: true,
    end: { kind: "message", state: "other", text: "" },
  });
});

test("answers the call at a dial, with the dialled numbers and the caller ID", () => {
  const dial = (properties: object) => simulate(flowOf(state("dial", "connect-call-to", {}, properties)), CALL);
  expect(
    dial({ noun: "number-multi", to: "+15550100091, +15550100092", caller_id: "{{contact.channel.address}}" }),
  ).toMatchObject({
    answered: true,
    end: {
      kind: "dial",
      state: "dial",
      noun: "number-multi",
      to: ["+15550100091", "+15550100092"],
      callerId: "+15550109999",
    },
  });
  expect(dial({ noun: "sip", to: "ignored", sip_endpoint: "sip:a@example.com" }).end).toMatchObject({
    to: ["sip:a@example.com"],
    callerId: "",
  });
});

test("sets variables in order, for use in later widgets", () => {
  const variables = [
    { key: "who", value: "{{trigger.call.Caller}}" },
    { key: "text", value: "from {{flow.variables.who}}" },
    { key: "__proto__", value: "harmless" },
  ];
  const call = simulate(
    flowOf(
      state("set", "set-variables", { next: "away" }, { variables }),
      state("away", "add-twiml-redirect", {}, { url: "https://example.com/{{flow.variables.who | size}}" }),
    ),
    CALL,
  );
  expect(Object.entries(call.variables)).toEqual([
    ["who", "+15550109999"],
    ["text", "from +15550109999"],
    ["__proto__", "harmless"],
  ]);
  expect(call.end).toMatchObject({ url: "https://example.com/12" });
});

test("never runs text of the caller as Liquid, and hides prototypes and files from templates", () => {
  const url = "https://example.com/{{trigger.call.From}}/{{trigger.call.toString}}";
  const call = simulate(flowOf(state("away", "add-twiml-redirect", {}, { url })), {
    ...CALL,
    from: "{{flow.channel.address}}",
  });
  expect(call.end).toMatchObject({ url: "https://example.com/{{flow.channel.address}}/" });
  const include = state("away", "add-twiml-redirect", {}, { url: "{% include 'package.json' %}" });
  expect(() => simulate(flowOf(include), CALL)).toThrow(SimulationError);
});

test("takes the first match in the order of the definition, and ends the call at an event without next", () => {
  const condition = { friendly_name: "", arguments: ["a"], type: "equal_to", value: "a" };
  const flow = flowOf({
    name: "test",
    type: "split-based-on",
    transitions: [
      { event: "noMatch", next: "Trigger" },
      { event: "match", next: "", conditions: [condition] },
      { event: "match", next: "Trigger", conditions: [condition] },
    ],
    properties: { input: "a" },
  });
  expect(simulate(flow, CALL)).toMatchObject({ end: { kind: "end", state: "test" }, answered: false });
});

test("names a widget that is not simulated, a missing widget and invalid Liquid", () => {
  expect(() => simulate(flowOf(state("pay", "capture-payments", {})), CALL)).toThrow(
    'state "pay": widgets of type "capture-payments" are not simulated',
  );
  expect(() => simulate(flowOf(state("say", "say-play", { audioComplete: "gone" })), CALL)).toThrow(
    'state "gone": is not in the flow',
  );
  expect(() => simulate(flowOf(state("away", "add-twiml-redirect", {}, { url: "{{ x" })), CALL)).toThrow(
    'state "away": Liquid cannot be rendered',
  );
});

test("stops an endless flow like Studio", () => {
  expect(() => simulate(flowOf(state("say", "say-play", { audioComplete: "say" })), CALL)).toThrow(
    'state "say": ran 10 times in a row',
  );
  const ring = flowOf(
    state("one", "say-play", { audioComplete: "two" }),
    state("two", "say-play", { audioComplete: "one" }),
  );
  expect(() => simulate(ring, CALL)).toThrow("the call took 1000 steps without an end");
  expect(() => simulate(ring, CALL, { maxSteps: 5 })).toThrow("the call took 5 steps without an end");
});
