import fc from "fast-check";
import { compile, type FlowDefinition, type Forward, type Policy, PolicyError, simulate } from "../../../flows";
import { FENCED, policyOf, surroundingsOf } from "../../harness/flows/policies";

const [ONE] = FENCED as [string, string, string];

/** Each text field of a policy, as a policy with `text` in it. */
const FIELDS: Record<string, (text: string) => Partial<Policy>> = {
  webhook: (url) => ({ forward: { kind: "webhook", url, method: "POST" } }),
  number: (to) => ({ forward: { kind: "number", numbers: [to], callerId: "called" } }),
  callerId: (callerId) => ({ forward: { kind: "number", numbers: ["+15550100091"], callerId } }),
  sip: (uri) => ({ forward: { kind: "sip", uri, callerId: "called" } }),
  username: (username) => ({ forward: sip({ username }) }),
  password: (password) => ({ forward: sip({ password }) }),
  client: (identity) => ({ forward: { kind: "client", identity } }),
  flow: (flowSid) => ({ forward: { kind: "flow", flowSid } }),
  workflow: (workflow) => ({ forward: { kind: "flex", workflow, channel: `TC${"1".repeat(32)}` } }),
  channel: (channel) => ({ forward: { kind: "flex", workflow: `WW${"1".repeat(32)}`, channel } }),
  queue: (queue) => ({ forward: { kind: "queue", queue } }),
  greeting: (say) => ({ forward: { kind: "voicemail", say } }),
  say: (text) => ({ forward: { kind: "say", text } }),
  announce: (announce) => ({ announce }),
  rejectUrl: (rejectUrl) => ({ rejectUrl }),
  country: (code) => ({ list: { kind: "block", countries: [code] } }),
  exception: (entry) => ({ exceptions: { forward: [], reject: [entry] } }),
  prefix: (entry) => ({ exceptions: { forward: [`${entry}*`], reject: [] } }),
  route: (code) => ({ routes: [{ countries: [code], forward: { kind: "queue", queue: "q" } }] }),
  routed: (text) => ({ routes: [{ countries: ["DE"], forward: { kind: "say", text } }] }),
  fenced: (number) => ({ numbers: [number] }),
};

function sip(changes: object): Forward {
  return { kind: "sip", uri: "sip:a@example.com", callerId: "called", username: "u", password: "p", ...changes };
}

function compiled(changes: Partial<Policy>): FlowDefinition | undefined {
  try {
    const handlers = Object.fromEntries(
      (changes.numbers ?? []).map((number) => [
        number,
        { voiceUrl: "https://example.com/", voiceMethod: "POST" as const },
      ]),
    );
    return compile(policyOf(changes), surroundingsOf(handlers));
  } catch (error) {
    if (error instanceof PolicyError) return undefined;
    throw error;
  }
}

describe.each(Object.entries(FIELDS))("in the field %s", (_name, field) => {
  test.each([
    "{{trigger.call.From}}",
    "https://example.com/{{trigger.call.From}}",
    "a{% include 'x' %}",
    "{%- raw -%}",
    "sip:{{flow.sid}}@example.com",
    "+1555{{1}}",
  ])("refuses Liquid: %s", (text) => {
    expect(compiled(field(text))).toBeUndefined();
  });

  test.each(["</Say><Dial>+15550100099</Dial>", "<Hangup/>", "a\u0000b", "sip:a@example.com<x>"])(
    "refuses markup and control characters: %j",
    (text) => {
      expect(compiled(field(text))).toBeUndefined();
    },
  );

  test("compiles any text to a flow or refuses it, and never runs it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), fc.string(), (text, tail) => {
        for (const value of [text, `https://example.com/${tail}`, `sip:${tail}`]) {
          const flow = compiled(field(value));
          if (flow === undefined) continue;
          const [called = ONE] = field(value).numbers ?? [ONE];
          const { end } = simulate(flow, { from: "+74950000001", to: called, callerCountry: "RU" });
          expect(end.kind).toBe(field(value).announce === undefined ? "redirect" : "message");
          if (end.kind === "message") expect(end.text).toBe(value);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("accepts & in a URL's query, and other markup characters only percent-encoded", () => {
  const flow = compiled({ forward: { kind: "webhook", url: "https://example.com/?a=<b>&c=d", method: "GET" } });
  expect(flow).toBeUndefined();
  const query = compiled({ forward: { kind: "webhook", url: "https://example.com/?a=%3Cb%3E&c=d", method: "GET" } });
  expect(query?.states.at(-1)?.properties.url).toBe("https://example.com/?a=%3Cb%3E&c=d");
});

test("compiles tens of thousands of exceptions in one pass, or refuses them for their size", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `+1555${String(index).padStart(7, "0")}`);
  const small = compiled({ exceptions: { forward: [], reject: [...many(20_000), "+15*"] } });
  expect(small?.states.filter(({ name }) => name.startsWith("caller_exceptions"))).toHaveLength(1);
  expect(compiled({ exceptions: { forward: ["+15*"], reject: many(100_000) } })).toBeUndefined();
});
