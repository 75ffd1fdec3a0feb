import fc from "fast-check";
import {
  type Call,
  compile,
  COUNTRY_CODES,
  decide,
  type FlowDefinition,
  isE164,
  KEYPAD_WORDS,
  type Policy,
  simulate,
  validateDefinition,
} from "../../../flows";
import { WIDGET } from "../../../flows/compile/layout";
import { endOf, expectedEnd } from "../../harness/flows/expected";
import {
  anyPolicy,
  anyScene,
  anySurroundings,
  FENCED,
  policyOf,
  REJECT_URL,
  surroundingsOf,
} from "../../harness/flows/policies";

/** The flow with each split's transitions the other way round. */
function reversed(flow: FlowDefinition): FlowDefinition {
  return {
    ...flow,
    states: flow.states.map((state) =>
      state.type === "split-based-on" ? { ...state, transitions: [...state.transitions].reverse() } : state,
    ),
  };
}

/** Each leaf that differs, as a path; states by their names. */
function differing(before: unknown, after: unknown, path = ""): string[] {
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) {
    return before === after ? [] : [path];
  }
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
    differing(was[key], is[key], `${path}/${key}`),
  );
}

describe("the compiled flow", () => {
  test("treats every call as decide says", () => {
    fc.assert(
      fc.property(anyScene, ({ policy, surroundings, call }) => {
        expect(endOf(compile(policy, surroundings), call)).toEqual(expectedEnd(policy, surroundings, call));
      }),
      { numRuns: 3000 },
    );
  });

  test("rejects without answering", () => {
    fc.assert(
      fc.property(anyScene, ({ policy, surroundings, call }) => {
        fc.pre(decide(policy, call).kind === "reject");
        expect(simulate(compile(policy, surroundings), call).answered).toBe(false);
      }),
    );
  });

  test("forwards everybody in modes monitor and open, and notes in monitor who would be rejected", () => {
    fc.assert(
      fc.property(anyScene, fc.constantFrom("monitor" as const, "open" as const), (scene, mode) => {
        const policy = { ...scene.policy, mode };
        const flow = compile(policy, scene.surroundings);
        const names = flow.states.map(({ name }) => name);
        expect(names.filter((name) => name.startsWith("reject"))).toEqual([]);
        expect(JSON.stringify(flow)).not.toContain(scene.surroundings.rejectUrl);
        const enforced = decide({ ...policy, mode: "enforce" }, scene.call);
        const noted = mode === "monitor" && (enforced.kind !== "forward" || enforced.challenged !== undefined);
        expect(simulate(flow, scene.call).variables.would_reject).toBe(noted ? "true" : undefined);
        expect(decide(policy, scene.call).kind).toBe("forward");
      }),
      { numRuns: 500 },
    );
  });

  test("treats an allow list like a block list of all other countries", () => {
    fc.assert(
      fc.property(anyScene, ({ policy, surroundings, call }) => {
        const { kind, countries } = policy.list;
        const rest = COUNTRY_CODES.filter((code) => !countries.includes(code));
        // Of codes that do not exist the two kinds of list differ, and should.
        fc.pre(rest.length > 0 && [...COUNTRY_CODES, ""].includes(call.callerCountry));
        const other: Policy = { ...policy, list: { kind: kind === "block" ? "allow" : "block", countries: rest } };
        expect(endOf(compile(other, surroundings), call)).toEqual(endOf(compile(policy, surroundings), call));
      }),
      { numRuns: 500 },
    );
  });

  test("dials with no caller ID that Twilio refuses", () => {
    fc.assert(
      fc.property(anyScene, ({ policy, surroundings, call }) => {
        const { end } = simulate(compile(policy, surroundings), call);
        fc.pre(end.kind === "dial" && end.noun !== "client");
        if (end.kind !== "dial") return;
        const usable = isE164(end.callerId.trim()) && !KEYPAD_WORDS.includes(end.callerId.trim());
        expect(usable || end.callerId === call.to).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("ends its execution at every one-way redirect", () => {
    fc.assert(
      fc.property(anyPolicy, anySurroundings, (policy, surroundings) => {
        const redirects = compile(policy, surroundings).states.filter(({ type }) => type === "add-twiml-redirect");
        expect(redirects.filter(({ properties }) => properties.timeout !== "0")).toEqual([]);
      }),
    );
  });

  test("passes every graph rule", () => {
    fc.assert(
      fc.property(anyPolicy, anySurroundings, (policy, surroundings) => {
        expect(validateDefinition(compile(policy, surroundings))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("behaves the same in whatever order Studio tries a split's transitions", () => {
    fc.assert(
      fc.property(anyScene, ({ policy, surroundings, call }) => {
        const flow = compile(policy, surroundings);
        expect(endOf(reversed(flow), call)).toEqual(endOf(flow, call));
      }),
      { numRuns: 500 },
    );
  });

  test("is the same for every order of the policy's lists", () => {
    fc.assert(
      fc.property(anyPolicy, anySurroundings, (policy, surroundings) => {
        const shuffled: Policy = {
          ...policy,
          list: { ...policy.list, countries: [...policy.list.countries].reverse() },
          exceptions: {
            forward: [...policy.exceptions.forward].reverse(),
            reject: [...policy.exceptions.reject].reverse(),
          },
          routes: policy.routes.map((route) => ({ ...route, countries: [...route.countries].reverse() })),
          numbers: [...policy.numbers].reverse(),
        };
        expect(compile(shuffled, surroundings)).toEqual(compile(policy, surroundings));
      }),
    );
  });

  test("places no two widgets over each other on the canvas", () => {
    fc.assert(
      fc.property(anyPolicy, anySurroundings, (policy, surroundings) => {
        const places = compile(policy, surroundings).states.map(
          ({ properties }) => properties.offset as { x: number; y: number },
        );
        for (const [index, one] of places.entries()) {
          for (const other of places.slice(index + 1)) {
            const apart = Math.abs(one.x - other.x) >= WIDGET.width || Math.abs(one.y - other.y) >= WIDGET.height;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  test("changes only one condition when a country joins a list of up to 40", () => {
    fc.assert(
      fc.property(anyPolicy, anySurroundings, fc.constantFrom("AD", "KP", "ZW"), (policy, surroundings, code) => {
        fc.pre(policy.list.countries.length < 40 && !policy.list.countries.includes(code));
        fc.pre(policy.mode !== "open" && !policy.routes.some(({ countries }) => countries.includes(code)));
        const more = { ...policy, list: { ...policy.list, countries: [...policy.list.countries, code].sort() } };
        const paths = differing(compile(policy, surroundings).states, compile(more, surroundings).states);
        expect(paths).toEqual([expect.stringMatching(/\/transitions\/\d+\/conditions\/0\/value$/)]);
      }),
    );
  });
});

describe("the flow of a long list", () => {
  const codes = [...COUNTRY_CODES];
  const all = (count: number) => policyOf({ list: { kind: "block", countries: codes.slice(0, count) } });

  test("has several short conditions that lead to one widget, and one more country changes one of them", () => {
    const [before, after] = [compile(all(120), surroundingsOf()), compile(all(121), surroundingsOf())];
    const split = before.states.find(({ name }) => name === "caller_country");
    const values = (split?.transitions ?? []).flatMap(({ conditions }) => conditions?.[0]?.value ?? []);
    expect(values.length).toBeGreaterThan(1);
    for (const value of values) expect(value.split(",").length).toBeLessThanOrEqual(40);
    expect(differing(before.states, after.states)).toHaveLength(1);
  });

  test("covers every country", () => {
    const flow = compile(all(codes.length), surroundingsOf());
    const call = (callerCountry: string): Call => ({ from: "+15550109999", to: FENCED[0] ?? "", callerCountry });
    for (const code of codes) expect(simulate(flow, call(code)).end).toMatchObject({ url: REJECT_URL });
  });
});

describe("more numbers than one condition lists", () => {
  const numbers = Array.from({ length: 25 }, (_, index) => `+155501001${String(index).padStart(2, "0")}`);

  test("excepts all of them", () => {
    const flow = compile(policyOf({ exceptions: { forward: [], reject: numbers } }), surroundingsOf());
    const to = FENCED[0] ?? "";
    const ends = numbers.map((from) => simulate(flow, { from, to, callerCountry: "US" }).end);
    expect(ends.filter((end) => end.kind === "redirect" && end.url === REJECT_URL)).toHaveLength(25);
  });

  test("sends all of them to the handler that they share", () => {
    const shared = { voiceUrl: "https://example.com/shared", voiceMethod: "POST" as const };
    const others = Array.from({ length: 26 }, (_, index) => `+155501002${String(index).padStart(2, "0")}`);
    const handlers = Object.fromEntries([
      ...numbers.map((number) => [number, shared] as const),
      ...others.map((number) => [number, { ...shared, voiceUrl: "https://example.com/most" }] as const),
    ]);
    const flow = compile(policyOf({ numbers: [...numbers, ...others] }), surroundingsOf(handlers));
    const reached = numbers.map((to) => simulate(flow, { from: "+15550109999", to, callerCountry: "US" }).end);
    expect(reached.filter((end) => end.kind === "redirect" && end.url === shared.voiceUrl)).toHaveLength(25);
  });
});
