import { changedPaths, compile, describeChange, type FlowDefinition, type Policy } from "../../../flows";
import { policyOf, surroundingsOf } from "../../harness/flows/policies";

const rejectUrl = (policy: Policy) => `https://twiml-1111.twil.io/reject/${policy.rejectReason}.xml`;

function flowOf(changes: Partial<Policy> = {}): FlowDefinition {
  const policy = policyOf({ list: { kind: "block", countries: ["IN", "RU"] }, ...changes });
  return compile(policy, { ...surroundingsOf(), rejectUrl: rejectUrl(policy) });
}

const number: Policy["forward"] = { kind: "number", numbers: ["+15550100091"], callerId: "called" };

describe("a change in words", () => {
  test.each<[string, Partial<Policy>, Partial<Policy>, string]>([
    ["nothing", {}, {}, "no change"],
    ["a country more, one less", {}, { list: { kind: "block", countries: ["KP", "RU"] } }, "block +KP -IN"],
    [
      "an allow list",
      { list: { kind: "allow", countries: ["US"] } },
      { list: { kind: "allow", countries: ["CA", "US"] } },
      "allow +CA",
    ],
    [
      "another kind of list",
      {},
      { list: { kind: "allow", countries: ["US"] }, unknownCountry: "reject" },
      "block list becomes allow list: US; unknown country: reject",
    ],
    ["an exception", {}, { exceptions: { forward: [], reject: ["+1900*"] } }, "+1 exception"],
    [
      "an exception on the other side",
      { exceptions: { forward: [], reject: ["+1900*"] } },
      { exceptions: { forward: ["+1900*"], reject: [] } },
      "+1 -1 exceptions",
    ],
    ["an exception over keypad words", {}, { exceptions: { forward: ["+2*"], reject: [] } }, "+1 exception"],
    ["the reject reason", {}, { rejectReason: "busy" }, "reject reason: busy"],
    ["hidden callers", {}, { hiddenCallers: "reject" }, "hidden callers: reject"],
    ["unknown countries", {}, { unknownCountry: "reject" }, "unknown country: reject"],
    ["the forward", {}, { forward: number }, "forward changed"],
    ["the mode", {}, { mode: "monitor" }, "mode: monitor"],
    [
      "the mode and the list",
      {},
      { mode: "monitor", list: { kind: "block", countries: ["IN"] } },
      "mode: monitor; block -RU",
    ],
    ["the mode, to open", {}, { mode: "open" }, "mode: open"],
    ["the mode, from open", { mode: "open" }, {}, "mode: enforce; block list: IN, RU"],
    ["the way of rejecting", {}, { announce: "Closed." }, "kept out: announced"],
    [
      "the reject document, to one of the user's own",
      {},
      { rejectUrl: "https://example.com/r" },
      "kept out: own document",
    ],
    [
      "the reject document",
      { rejectUrl: "https://example.com/r" },
      { rejectUrl: "https://example.com/s" },
      "reject document moved",
    ],
    ["the announcement", { announce: "Closed." }, { announce: "Gone." }, "announcement changed"],
    ["a route", {}, { routes: [{ countries: ["DE"], forward: number }] }, "routes changed"],
    [
      "a country of a route",
      { routes: [{ countries: ["DE"], forward: number }] },
      { routes: [{ countries: ["AT", "DE"], forward: number }] },
      "routes changed",
    ],
    [
      "the forward and a route",
      { routes: [{ countries: ["DE"], forward: { kind: "queue", queue: "a" } }] },
      { routes: [{ countries: ["DE"], forward: { kind: "queue", queue: "b" } }], forward: number },
      "forward changed; routes changed",
    ],
    [
      "several at once",
      {},
      { list: { kind: "block", countries: ["CN", "IN", "RU"] }, hiddenCallers: "reject", forward: number },
      "block +CN; hidden callers: reject; forward changed",
    ],
  ])("%s", (_name, before, after, words) => {
    expect(describeChange(flowOf(before), flowOf(after))).toBe(words);
  });

  test("names only the countries of a list that is longer than one condition", () => {
    const codes = ["AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ"];
    const more = [
      "BA",
      "BB",
      "BD",
      "BE",
      "BF",
      "BG",
      "BH",
      "BI",
      "BJ",
      "BL",
      "BM",
      "BN",
      "BO",
      "BQ",
      "BR",
      "BS",
      "BT",
      "BV",
      "BW",
      "BY",
      "BZ",
      "CA",
      "CC",
      "CD",
    ];
    const before: Partial<Policy> = { list: { kind: "block", countries: [...codes, ...more] } };
    const after: Partial<Policy> = { list: { kind: "block", countries: [...codes, ...more, "CF"] } };
    expect(describeChange(flowOf(before), flowOf(after))).toBe("block +CF");
  });

  test("describes a flow that was made by hand by its widgets", () => {
    const edited = structuredClone(flowOf());
    Object.assign(edited.states.find(({ name }) => name === "caller_hidden")?.properties ?? {}, { input: "{{x}}" });
    expect(describeChange(edited, flowOf())).toBe("1 widget changed: caller_hidden");
    const foreign = { ...flowOf(), states: flowOf().states.slice(0, 1) };
    expect(describeChange(foreign, flowOf())).toBe(
      "5 widgets changed: caller_keypad_word, caller_hidden, caller_country, reject_call, forward_call",
    );
  });

  test("also describes an extra widget outside the screening part", () => {
    const edited = structuredClone(flowOf());
    edited.states.push({ name: "extra", type: "say-play", transitions: [], properties: {} });
    expect(describeChange(edited, flowOf({ hiddenCallers: "reject" }))).toBe(
      "hidden callers: reject; 1 widget changed: extra",
    );
  });

  test("names changed places, or a changed description", () => {
    const moved = structuredClone(flowOf());
    Object.assign(moved.states[0]?.properties ?? {}, { offset: { x: 7, y: 7 } });
    expect(describeChange(moved, flowOf())).toBe("layout changed");
    expect(describeChange({ ...flowOf(), description: "x" }, flowOf())).toBe("description changed");
  });
});

describe("changed paths", () => {
  test("are the leaves that differ", () => {
    expect(changedPaths(flowOf(), flowOf())).toEqual([]);
    expect(changedPaths(flowOf(), flowOf({ list: { kind: "block", countries: ["KP", "RU"] } }))).toEqual([
      "definition.description",
      "definition.states[3].transitions[1].conditions[0].value",
    ]);
    expect(changedPaths(flowOf(), flowOf({ hiddenCallers: "reject" }))).toEqual([
      // Keypad words with and without a plus, two spellings of an anonymous SIP address, zeros.
      ...[1, 2, 3, 4, 5].map((index) => `definition.states[1].transitions[${index}].next`),
      "definition.states[2].transitions[0].next",
    ]);
  });

  test("list an inserted state as one path, and only positions in the states after it", () => {
    const paths = changedPaths(flowOf(), flowOf({ exceptions: { forward: [], reject: ["+1900*"] } }));
    expect(paths).toContain("definition.states[1]");
    expect(paths).toContain("definition.states[0].transitions[1].next");
    expect(paths.filter((path) => !path.endsWith("offset.y"))).toHaveLength(2);
  });

  test("name a removed state by its former index", () => {
    const before = flowOf();
    const after = { ...before, states: before.states.filter(({ name }) => name !== "caller_hidden") };
    expect(changedPaths(before, after)).toEqual(["definition.states[2]"]);
  });

  test("name an inserted transition, and not those after it", () => {
    const paths = changedPaths(flowOf(), flowOf({ unknownCountry: "reject" }));
    expect(paths).toEqual(["definition.states[3].transitions[1]"]);
  });

  test("depend on the order of states, but not on that of keys", () => {
    const before = flowOf();
    const sorted = JSON.parse(JSON.stringify(before), (_key, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as FlowDefinition;
    expect(changedPaths(before, sorted)).toEqual([]);
    expect(changedPaths(before, { ...before, states: [...before.states].reverse() })).toEqual(["definition.states"]);
  });

  test("quote keys that are not identifiers", () => {
    const before = flowOf();
    expect(changedPaths(before, { ...before, "x-y": 1 } as FlowDefinition)).toEqual(['definition["x-y"]']);
  });
});
