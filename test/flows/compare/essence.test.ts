import { changedPaths, compile, type FlowDefinition } from "../../../flows";
import { sameFlow, withoutNoise } from "../../../flows/compare/essence";
import { policyOf, surroundingsOf } from "../../harness/flows/policies";

const ours = (): FlowDefinition =>
  compile(policyOf({ list: { kind: "block", countries: ["IN", "RU"] } }), {
    ...surroundingsOf(),
    rejectUrl: "https://twiml-1111.twil.io/reject/busy.xml",
  });

/** A change that somebody made to our flow, on a copy. */
function edited(change: (flow: FlowDefinition) => void): FlowDefinition {
  const flow = structuredClone(ours());
  change(flow);
  return flow;
}
const widget = (flow: FlowDefinition, name: string) => flow.states.find((state) => state.name === name)!;
const countries = (flow: FlowDefinition) => widget(flow, "caller_country").transitions[1]!.conditions![0]!;

/** All that the Studio console writes by itself when a flow is opened and saved. */
function saveInConsole(flow: FlowDefinition): void {
  for (const [index, state] of flow.states.entries()) {
    state.properties.offset = { y: 7.5, x: index };
    for (const { conditions } of state.transitions)
      for (const condition of conditions ?? [])
        condition.friendly_name = `If value ${condition.type} ${condition.value}`;
  }
  widget(flow, "Trigger").transitions.push({ event: "incomingSomethingNew" });
  widget(flow, "reject_call").transitions.reverse();
  flow.states.push(flow.states.splice(2, 1)[0]!);
}

describe("two flows are equal", () => {
  test("whatever the console adds by itself", () => {
    expect(sameFlow(edited(saveInConsole), ours())).toBe(true);
  });

  test("whether an event that ends the branch is empty or missing", () => {
    const spelled = edited((flow) => widget(flow, "reject_call").transitions.forEach((one) => (one.next = "")));
    const missing = edited((flow) => (widget(flow, "reject_call").transitions = []));
    expect([sameFlow(spelled, ours()), sameFlow(missing, ours())]).toEqual([true, true]);
  });

  test.each<[string, (flow: FlowDefinition) => void]>([
    ["a value", (flow) => (countries(flow).value = "IN")],
    ["the kind of a condition", (flow) => (countries(flow).type = "contains")],
    ["what is tested", (flow) => (countries(flow).arguments = ["{{trigger.call.To}}"])],
    ["where an event leads", (flow) => (widget(flow, "caller_country").transitions[0]!.next = "reject_call")],
    ["an event that leads somewhere", (flow) => (widget(flow, "reject_call").transitions[2]!.next = "forward_call")],
    ["a condition that ends the branch", (flow) => (widget(flow, "caller_country").transitions[1]!.next = "")],
    ["a property", (flow) => (widget(flow, "reject_call").properties.method = "POST")],
    ["a widget more", (flow) => flow.states.push({ ...widget(flow, "reject_call"), name: "another" })],
    ["the first widget", (flow) => (flow.initial_state = "caller_country")],
    ["the description", (flow) => (flow.description = "other")],
    ["a flag", (flow) => (flow.flags.allow_concurrent_calls = false)],
  ])("unless %s differs", (_what, change) => {
    expect(sameFlow(edited(change), ours())).toBe(false);
  });

  test("differ if their conditions are in another order, because the first match wins", () => {
    const second = { event: "match", next: "forward_call", conditions: [{ ...countries(ours()), value: "RU" }] };
    const [last, first] = [edited((flow) => widget(flow, "caller_country").transitions.push(second)), ours()];
    const { transitions } = widget(first, "caller_country");
    transitions.splice(1, 0, second);
    expect(sameFlow(last, first)).toBe(false);
  });
});

describe("an edited flow without its noise", () => {
  const seenAsDifferent = (change: (flow: FlowDefinition) => void) =>
    changedPaths(
      ours(),
      withoutNoise(
        edited((flow) => {
          saveInConsole(flow);
          change(flow);
        }),
        ours(),
      ),
    );

  test("is the flow itself if nothing else was edited", () => {
    expect(withoutNoise(edited(saveInConsole), ours())).toEqual(ours());
  });

  test("differs in the one changed value", () => {
    expect(seenAsDifferent((flow) => (countries(flow).value = "FR"))).toEqual([
      "definition.states[3].transitions[1].conditions[0].value",
    ]);
  });

  test("differs in the one transition that was redirected, cut or added", () => {
    const of = (change: (flow: FlowDefinition) => void) => seenAsDifferent(change);
    expect(of((flow) => (widget(flow, "caller_country").transitions[0]!.next = "reject_call"))).toEqual([
      "definition.states[3].transitions[0].next",
    ]);
    expect(of((flow) => delete widget(flow, "caller_country").transitions[0]!.next)).toEqual([
      "definition.states[3].transitions[0]",
    ]);
    expect(of((flow) => widget(flow, "Trigger").transitions.push({ event: "x", next: "reject_call" }))).toEqual([
      "definition.states[0].transitions[5]",
    ]);
  });

  test("shows an added or removed widget", () => {
    const extra = { name: "extra", type: "say-play", transitions: [], properties: { say: "Hi" } };
    expect(seenAsDifferent((flow) => flow.states.push(extra))).toEqual([`definition.states[${ours().states.length}]`]);
    expect(
      seenAsDifferent((flow) => (flow.states = flow.states.filter(({ name }) => name !== "caller_hidden"))),
    ).toEqual(["definition.states[2]"]);
  });

  test.each<[string, (flow: FlowDefinition) => void]>([
    [
      "a value and a target",
      (flow) => (countries(flow).value = widget(flow, "caller_hidden").transitions[0]!.next = "FR"),
    ],
    ["a condition that leads nowhere any more", (flow) => delete widget(flow, "caller_country").transitions[1]!.next],
    ["no condition any more", (flow) => widget(flow, "caller_country").transitions.pop()],
  ])("still behaves like the edited one: %s", (_what, change) => {
    const flow = edited((one) => {
      saveInConsole(one);
      change(one);
    });
    expect(sameFlow(withoutNoise(flow, ours()), flow)).toBe(true);
    expect(sameFlow(flow, ours())).toBe(false);
  });

  test("distinguishes a condition that leads nowhere from a missing one", () => {
    const nowhere = edited((flow) => delete widget(flow, "caller_country").transitions[1]!.next);
    expect(
      sameFlow(
        nowhere,
        edited((flow) => widget(flow, "caller_country").transitions.pop()),
      ),
    ).toBe(false);
  });
});
