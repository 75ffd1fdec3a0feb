import {
  compile,
  type FlowDefinition,
  type FlowState,
  type FlowTransition,
  schemaErrors,
  validateDefinition,
} from "../../../flows";
import { policyOf, surroundingsOf } from "../../harness/flows/policies";

/** A compiled flow, changed. */
function changed(change: (flow: FlowDefinition, state: (name: string) => FlowState) => void): FlowDefinition {
  const policy = policyOf({ unknownCountry: "reject", exceptions: { forward: ["+74950000001"], reject: ["+1900*"] } });
  const flow = compile(policy, surroundingsOf());
  change(flow, (name) => {
    const state = flow.states.find((one) => one.name === name);
    if (state === undefined) throw new Error(`no state ${name}`);
    return state;
  });
  return flow;
}

function reasons(flow: unknown): string[] {
  return validateDefinition(flow).map(({ path, value, reason }) => `${path}: ${value ?? "-"} ${reason}`);
}

function widget(name: string, type: string, transitions: FlowTransition[], properties = {}): FlowState {
  return { name, type, transitions, properties };
}

describe("the schema findings, with paths as Twilio gives them", () => {
  test.each<[string, (flow: FlowDefinition, state: (name: string) => FlowState) => void, string, string]>([
    [
      "a number where text belongs",
      (_flow, state) => (state("reject_call").properties.timeout = 0),
      "#/states/5/properties/timeout",
      "0 is an integer; expected a string",
    ],
    [
      "a missing property",
      (_flow, state) => delete state("reject_call").properties.url,
      "#/states/5/properties/url",
      "is missing",
    ],
    [
      "an event that the widget does not have",
      (_flow, state) => state("reject_call").transitions.push({ event: "failed" }),
      "#/states/5/transitions/3/event",
      '"failed" is a string; expected one of "return", "timeout", "fail"',
    ],
    [
      "a condition type that does not exist",
      (_flow, state) => Object.assign(state("caller_country").transitions[1]?.conditions?.[0] ?? {}, { type: "is" }),
      "#/states/4/transitions/1/conditions/0/type",
      expect.stringContaining('"is" is a string; expected one of "equal_to"'),
    ],
    [
      "an empty condition value",
      (_flow, state) => Object.assign(state("caller_country").transitions[1]?.conditions?.[0] ?? {}, { value: "" }),
      "#/states/4/transitions/1/conditions/0/value",
      '"" is a string; expected a string that is not empty',
    ],
    [
      "a widget type that does not exist",
      (_flow, state) => (state("reject_call").type = "reject"),
      "#/states/5/type",
      expect.stringContaining('"reject" is a string; expected one of'),
    ],
    [
      "null for a target",
      (_flow, state) => Object.assign(state("Trigger").transitions[0] ?? {}, { next: null }),
      "#/states/0/transitions/0/next",
      "null is null; expected a string",
    ],
    [
      "a name twice",
      (_flow, state) => (state("caller_country").name = "caller_hidden"),
      "#/states/4/name",
      '"caller_hidden" is the name of widget 3 too',
    ],
    [
      "a start that is not there",
      (flow) => (flow.initial_state = "Start"),
      "#/initial_state",
      '"Start" is not the name of a widget',
    ],
    [
      "a target that is not there",
      (_flow, state) => Object.assign(state("caller_hidden").transitions[1] ?? {}, { next: "gone" }),
      "#/states/3/transitions/1/next",
      '"gone" is not the name of a widget',
    ],
  ])("%s", (_name, change, propertyPath, message) => {
    expect(schemaErrors(changed(change))).toContainEqual({ propertyPath, message });
  });

  test("report each error once, without a copy from another schema branch", () => {
    const flow = changed((_flow, state) => (state("reject_call").properties.timeout = 0));
    expect(schemaErrors(flow)).toHaveLength(1);
    expect(reasons(flow)).toEqual(["states[5].properties.timeout: 0 is an integer; expected a string"]);
  });

  test("report what is not a flow at all", () => {
    for (const junk of [undefined, null, 1, "flow", [], {}, { states: [], initial_state: "" }]) {
      expect(schemaErrors(junk).length).toBeGreaterThan(0);
      expect(validateDefinition(junk).length).toBeGreaterThan(0);
    }
  });

  test("allow at most 1,000 widgets", () => {
    const states = (count: number) => Array.from({ length: count }, (_, index) => widget(`w${index}`, "trigger", []));
    expect(schemaErrors({ states: states(1000), initial_state: "w0" })).toEqual([]);
    expect(schemaErrors({ states: states(1001), initial_state: "w0" })).toEqual([
      { propertyPath: "#/states", message: "is a list of 1001; expected at most 1000 items" },
    ]);
  });

  test("allow what Studio's own exports contain: loops, other widgets, more keys, a lone trigger", () => {
    const flow = {
      description: "",
      $schema: "https://schemas.twilio.com/studio/draft/2019-09/flow-definition",
      initial_state: "Trigger",
      flags: { allow_concurrent_calls: true },
      states: [
        widget("Trigger", "trigger", [{ event: "incomingMessage", next: "a-b" }], { offset: { x: -10, y: 0 } }),
        widget(
          "a-b",
          "send-and-wait-for-reply",
          [
            { event: "incomingMessage", next: "a-b" },
            { event: "timeout", next: "" },
          ],
          { timeout: "3600" },
        ),
        widget("s", "split-based-on", [{ event: "noMatch" }], { input: "{{x}}" }),
      ],
    };
    expect(schemaErrors(flow)).toEqual([]);
    expect(schemaErrors({ states: [widget("Trigger", "trigger", [])], initial_state: "Trigger" })).toEqual([]);
  });
});

describe("the house rules", () => {
  test.each<[string, (flow: FlowDefinition, state: (name: string) => FlowState) => void, string]>([
    [
      "two triggers",
      (flow) => flow.states.push(widget("Second", "trigger", [])),
      'states: ["Trigger","Second"] are 2 triggers, not one',
    ],
    [
      "a start that is no trigger",
      (flow) => (flow.initial_state = "caller_country"),
      'initial_state: "caller_country" is not a trigger',
    ],
    [
      "a name with a dash",
      (flow) => flow.states.push(widget("for-ward", "say-play", [])),
      'states[7].name: "for-ward" is not a name of up to 50 letters, digits and underscores that begins with a letter',
    ],
    [
      "a widget that no call comes to",
      (flow) => flow.states.push(widget("lost", "say-play", [])),
      'states[7]: "lost" cannot be reached from the trigger',
    ],
    [
      "a loop",
      (_flow, state) => Object.assign(state("reject_call").transitions[0] ?? {}, { next: "caller_exceptions" }),
      'states[5].transitions[0].next: "caller_exceptions" leads back to where the call came from',
    ],
    [
      "speech before a reject",
      (flow, state) => {
        Object.assign(state("Trigger").transitions[1] ?? {}, { next: "hello" });
        flow.states.push(
          widget("hello", "say-play", [{ event: "audioComplete", next: "caller_exceptions" }], { say: "Hello" }),
        );
      },
      'states[7]: "hello" (say-play) answers the call before "reject_call" rejects it, so that it is billed',
    ],
    [
      "a split without noMatch",
      (_flow, state) => state("caller_country").transitions.shift(),
      'states[4].transitions: "caller_country" has no noMatch that leads to a widget',
    ],
    [
      "a split whose noMatch leads nowhere",
      (_flow, state) => delete state("caller_country").transitions[0]?.next,
      'states[4].transitions: "caller_country" has no noMatch that leads to a widget',
    ],
    [
      "a split that decides nothing",
      (_flow, state) => state("caller_country").transitions.forEach((transition) => (transition.next = "reject_call")),
      'states[4]: "caller_country" is a split that decides nothing',
    ],
    [
      "two conditions in one match",
      (_flow, state) => {
        const conditions = state("caller_country").transitions[1]?.conditions;
        if (conditions?.[0] !== undefined) conditions.push(conditions[0]);
      },
      "states[4].transitions[1].conditions: 2 is not the number of conditions: a match has one, noMatch none",
    ],
    [
      "a condition on another input",
      (_flow, state) =>
        Object.assign(state("caller_country").transitions[1]?.conditions?.[0] ?? {}, { arguments: ["{{x}}"] }),
      'states[4].transitions[1].conditions[0].arguments: ["{{x}}"] is not the split\'s own input',
    ],
    [
      "a misspelt property",
      (_flow, state) => (state("reject_call").properties.methd = "GET"),
      "states[5].properties.methd: - is not a property of add-twiml-redirect",
    ],
  ])("find %s", (_name, change, expected) => {
    expect(reasons(changed(() => undefined))).toEqual([]);
    expect(reasons(changed(change))).toContain(expected);
  });
});

describe("transitions of one split that can match the same value", () => {
  const input = "{{trigger.call.From}}";
  const split = (...tests: [type: string, value: string, next: string][]): FlowDefinition =>
    changed((flow, state) => {
      const matches = tests.map(([type, value, next]) => ({
        event: "match",
        next,
        conditions: [{ friendly_name: "x", arguments: [input], type, value }],
      }));
      state("caller_keypad_word").transitions = [{ event: "noMatch", next: "caller_hidden" }, ...matches];
      flow.description = "";
    });

  test.each<[string, [string, string, string][], boolean]>([
    [
      "two lists apart",
      [
        ["matches_any_of", "1,2", "reject_call"],
        ["matches_any_of", "3", "forward_call"],
      ],
      false,
    ],
    [
      "two lists with a common item",
      [
        ["matches_any_of", "1,2", "reject_call"],
        ["matches_any_of", " 2 ,3", "forward_call"],
      ],
      true,
    ],
    [
      "the same to one target",
      [
        ["matches_any_of", "1", "reject_call"],
        ["starts_with", "1", "reject_call"],
      ],
      false,
    ],
    [
      "a number under a prefix",
      [
        ["equal_to", "+1900", "reject_call"],
        ["starts_with", "+19", "forward_call"],
      ],
      true,
    ],
    [
      "two prefixes, one in the other",
      [
        ["starts_with", "+19", "reject_call"],
        ["starts_with", "+1", "forward_call"],
      ],
      true,
    ],
    [
      "two prefixes, the other way round",
      [
        ["starts_with", "+1", "reject_call"],
        ["starts_with", "+19", "forward_call"],
      ],
      true,
    ],
    [
      "two prefixes apart",
      [
        ["starts_with", "+19", "reject_call"],
        ["starts_with", "+18", "forward_call"],
      ],
      false,
    ],
    [
      "a pattern that takes a listed value",
      [
        ["matches_any_of", "x,ab", "reject_call"],
        ["regex", "a.", "forward_call"],
      ],
      true,
    ],
    [
      "a pattern that takes none",
      [
        ["matches_any_of", "x,abc", "reject_call"],
        ["regex", "a.", "forward_call"],
      ],
      false,
    ],
    [
      "two patterns, which nobody can tell",
      [
        ["regex", "a", "reject_call"],
        ["regex", "b", "forward_call"],
      ],
      true,
    ],
    [
      "blank and a list",
      [
        ["is_blank", "Is Blank", "reject_call"],
        ["matches_any_of", "RU", "forward_call"],
      ],
      false,
    ],
    [
      "blank and not blank",
      [
        ["is_blank", "x", "reject_call"],
        ["is_not_blank", "x", "forward_call"],
      ],
      false,
    ],
  ])("%s", (_name, tests, clash) => {
    const found = reasons(split(...tests)).filter((reason) => reason.includes("can match the same value"));
    expect(found).toHaveLength(clash ? 1 : 0);
  });
});
