import fc from "fast-check";
import { compile, COUNTRY_CODES, type FlowState } from "../../flows";
import { layout } from "../../flows/compile/layout";
import { crossings, overlaps } from "../../tools/bench/layout";
import { anyPolicy, anySurroundings, policyOf, surroundingsOf } from "../harness/flows/policies";

interface Offset {
  x: number;
  y: number;
}

const offsetOf = (states: readonly FlowState[], name: string) =>
  states.find((state) => state.name === name)?.properties.offset as Offset;

it("never places one widget on another, at integer positions, for any policy", () => {
  fc.assert(
    fc.property(anyPolicy, anySurroundings, (policy, surroundings) => {
      const { states } = compile(policy, surroundings);
      expect(overlaps(states)).toBe(0);
      for (const { properties } of states) {
        const { x, y } = properties.offset as Offset;
        expect([x, y].every(Number.isInteger)).toBe(true);
      }
    }),
  );
});

it("places the ends of turned-away callers to the left of the checks, and everything else elsewhere", () => {
  fc.assert(
    fc.property(anyPolicy, anySurroundings, (policy, surroundings) => {
      const { states } = compile(policy, surroundings);
      const { x: middle } = offsetOf(states, "Trigger");
      for (const { name } of states) {
        const { x } = offsetOf(states, name);
        if (/^(reject|would_reject|away_)/.test(name)) expect(x).toBeLessThan(middle);
        else expect(x).toBeGreaterThanOrEqual(middle);
      }
    }),
  );
});

it("has no crossings in a flow without routes and exceptions", () => {
  for (const hiddenCallers of ["forward", "reject"] as const) {
    for (const unknownCountry of ["forward", "reject"] as const) {
      const { states } = compile(policyOf({ hiddenCallers, unknownCountry }), surroundingsOf());
      expect(crossings(states)).toBe(0);
    }
  }
});

it("moves nothing when a country is added, for any length of the list", () => {
  const places = (countries: string[]) => {
    const { states } = compile(policyOf({ list: { kind: "block", countries } }), surroundingsOf());
    return states.map(({ name, properties }) => [name, properties.offset]);
  };
  expect(places([...COUNTRY_CODES])).toEqual(places(["RU"]));
});

it("breaks a row of many handlers into several, without an overlap", () => {
  const numbers = Array.from({ length: 400 }, (_, index) => `+1555010${String(1000 + index)}`);
  const handlers = Object.fromEntries(
    numbers.map((number, index) => [
      number,
      { voiceUrl: `https://example.com/${index}`, voiceMethod: "POST" as const },
    ]),
  );
  const { states } = compile(policyOf({ numbers }), { ...surroundingsOf(), handlers });
  expect(states.length).toBeGreaterThan(400);
  expect(overlaps(states)).toBe(0);
  expect(Math.max(...states.map(({ properties }) => (properties.offset as Offset).x))).toBeLessThan(4000);
});

it("places a flow with loops, or with branches that end", () => {
  const state = (name: string, ...next: string[]): FlowState => ({
    name,
    type: "say-play",
    transitions: next.map((one) => ({ event: "audioComplete", next: one })),
    properties: {},
  });
  const states = layout([
    state("Trigger", "one"),
    state("one", "two", "one"),
    state("two", "one", "gone"),
    state("lone"),
  ]);
  expect(overlaps(states)).toBe(0);
});

it("detects an overlap and a crossing", () => {
  const at = (name: string, x: number, y: number, next?: string): FlowState => ({
    name,
    type: "say-play",
    transitions: next === undefined ? [] : [{ event: "audioComplete", next }],
    properties: { offset: { x, y } },
  });
  expect(overlaps([at("one", 0, 0), at("two", 319, 219)])).toBe(1);
  expect(overlaps([at("one", 0, 0), at("two", 320, 0)])).toBe(0);
  expect(crossings([at("a", 0, 0, "d"), at("b", 400, 0, "c"), at("c", 0, 600), at("d", 400, 600)])).toBe(1);
  expect(crossings([at("a", 0, 0, "c"), at("b", 400, 0, "d"), at("c", 0, 600), at("d", 400, 600)])).toBe(0);
});
