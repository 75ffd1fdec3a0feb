import { compile, type Handler, type Policy, PolicyError, simulate, type Surroundings } from "../../../flows";
import { FENCED, policyOf, surroundingsOf } from "../../harness/flows/policies";

const [ONE, TWO, THREE] = FENCED as [string, string, string];

function stateNames(policy: Policy, surroundings: Surroundings = surroundingsOf()): string[] {
  return compile(policy, surroundings).states.map(({ name }) => name);
}

function errorsOf(policy: Policy, surroundings: Surroundings = surroundingsOf()): string[] {
  try {
    compile(policy, surroundings);
  } catch (error) {
    if (error instanceof PolicyError)
      return error.errors.map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
    throw error;
  }
  return [];
}

const handler = (path: string, voiceMethod: "GET" | "POST" = "POST"): Handler => ({
  voiceUrl: `https://example.com/${path}`,
  voiceMethod,
});

describe("the smallest flow", () => {
  test("checks only hidden callers and countries for a block list", () => {
    expect(stateNames(policyOf())).toEqual([
      "Trigger",
      "caller_keypad_word",
      "caller_hidden",
      "caller_country",
      "reject_call",
      "forward_call",
    ]);
  });

  test("checks for a blank country only if that makes a difference", () => {
    const tests = (changes: Partial<Policy>) =>
      compile(policyOf(changes), surroundingsOf())
        .states.find(({ name }) => name === "caller_country")
        ?.transitions.flatMap(({ conditions }) => conditions?.[0]?.type ?? []);
    const allow = { kind: "allow" as const, countries: ["US"] };
    expect(tests({ unknownCountry: "forward" })).toEqual(["matches_any_of"]);
    expect(tests({ unknownCountry: "reject" })).toEqual(["is_blank", "matches_any_of"]);
    expect(tests({ list: allow, unknownCountry: "reject" })).toEqual(["matches_any_of"]);
    expect(tests({ list: allow, unknownCountry: "forward" })).toEqual(["is_blank", "matches_any_of"]);
  });

  test("puts exceptions that contradict each other into consecutive splits, and others into one", () => {
    const exceptions = (forward: string[], reject: string[]) =>
      stateNames(policyOf({ exceptions: { forward, reject } }));
    const count = (names: string[]) => names.filter((name) => name.startsWith("caller_exceptions")).length;
    expect(count(exceptions(["+74950000001"], ["+1900*", "+15550100009"]))).toBe(1);
    expect(count(exceptions(["+19005550100"], ["+1900*"]))).toBe(2);
    expect(count(exceptions(["+19005550100", "+19*"], ["+1900*"]))).toBe(3);
  });
});

test("fetches the reject redirect by GET, and leaves no execution open", () => {
  const reject = compile(policyOf(), surroundingsOf()).states.find(({ name }) => name === "reject_call");
  expect(reject).toMatchObject({
    type: "add-twiml-redirect",
    transitions: [{ event: "return" }, { event: "timeout" }, { event: "fail" }],
    properties: { method: "GET", timeout: "0" },
  });
});

test("names the countries in the description, or counts them", () => {
  const description = (list: Policy["list"]) =>
    compile(policyOf({ list, rejectReason: "busy" }), surroundingsOf()).description;
  expect(description({ kind: "block", countries: ["RU", "CN"] })).toBe("Ringfence: rejects CN, RU (busy)");
  expect(description({ kind: "allow", countries: ["US"] })).toBe("Ringfence: allows only US (busy)");
  const many = ["AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX"];
  expect(description({ kind: "block", countries: many })).toBe("Ringfence: rejects 15 countries (busy)");
});

describe("existing", () => {
  test("keeps a shared handler in one redirect, byte for byte and with its method", () => {
    const old: Handler = { voiceUrl: "http://example.com:80/a?b=%20c&d", voiceMethod: "GET" };
    const flow = compile(policyOf(), surroundingsOf({ [ONE]: old, [TWO]: old, [THREE]: old }));
    expect(flow.states.at(-1)).toMatchObject({
      name: "forward_call",
      properties: { url: "http://example.com:80/a?b=%20c&d", method: "GET", timeout: "0" },
    });
  });

  test("splits on the called number, with the most frequent handler at noMatch", () => {
    const handlers = { [ONE]: handler("a"), [TWO]: handler("b"), [THREE]: handler("b") };
    const split = compile(policyOf(), surroundingsOf(handlers)).states.find(({ name }) => name === "forward_call");
    expect(split?.transitions).toEqual([
      { event: "noMatch", next: "forward_15550100002" },
      {
        event: "match",
        next: "forward_15550100001",
        conditions: [
          { friendly_name: `Called ${ONE}`, arguments: ["{{trigger.call.To}}"], type: "matches_any_of", value: ONE },
        ],
      },
    ]);
  });

  test("treats one URL with two methods as two handlers", () => {
    const handlers = { [ONE]: handler("a", "GET"), [TWO]: handler("a"), [THREE]: handler("a") };
    expect(stateNames(policyOf(), surroundingsOf(handlers)).slice(-3)).toEqual([
      "forward_call",
      "forward_15550100002",
      "forward_15550100001",
    ]);
  });

  test("ignores handlers of numbers outside the policy", () => {
    const handlers = { [TWO]: handler("b") };
    expect(stateNames(policyOf({ numbers: [ONE] }), surroundingsOf(handlers)).at(-1)).toBe("forward_call");
  });

  test("allows 1,000 widgets and no more", () => {
    const numbers = (count: number) =>
      Array.from({ length: count }, (_, index) => `+1555${String(index).padStart(7, "0")}`);
    const surroundings = (count: number) => ({
      rejectUrl: "https://example.com/reject",
      handlers: Object.fromEntries(numbers(count).map((number) => [number, handler(number.slice(1))])),
    });
    expect(stateNames(policyOf({ numbers: numbers(994) }), surroundings(994))).toHaveLength(1000);
    expect(errorsOf(policyOf({ numbers: numbers(995) }), surroundings(995))).toEqual([
      "numbers: 1001 widgets are more than the 1000 that Studio takes: each former handler needs one of its own",
    ]);
  });
});

describe("a forward to a number", () => {
  const forward = { kind: "number" as const, numbers: ["+15550100091"], callerId: "caller" };
  const flow = compile(policyOf({ forward }), surroundingsOf());
  const callerIdOf = (from: string) => simulate(flow, { from, to: ONE, callerCountry: "US" }).end;

  test.each([
    ["+15550109999", "+15550109999"],
    ["Anonymous", ONE],
    ["+266696687", ONE],
    ["sip:alice@example.com", ONE],
    ["client:bob", ONE],
  ])("shows, for a call from %s, %s", (from, shown) => {
    expect(callerIdOf(from)).toMatchObject({ kind: "dial", callerId: shown });
  });
});

describe("refuses what cannot be compiled, with all errors at once", () => {
  test("a number without a handler, a handler with Liquid or without a URL, without showing queries", () => {
    const handlers = {
      [TWO]: { voiceUrl: "https://example.com/{{a}}?key=secret", voiceMethod: "POST" as const },
      [THREE]: { voiceUrl: "voice?key=secret", voiceMethod: "POST" as const },
    };
    expect(errorsOf(policyOf(), { rejectUrl: "https://example.com/", handlers })).toEqual([
      `forward: "${ONE}" had no voice handler that could go on answering`,
      `former["${TWO}"].voiceUrl: "https://example.com/{{a}}" contains {{ or {%, which Studio would render as Liquid`,
      `former["${THREE}"].voiceUrl: "[not shown]" is not an absolute http(s) URL`,
    ]);
  });

  test("a handler that is only an inherited key", () => {
    expect(
      errorsOf(policyOf({ numbers: ["constructor"] }), { rejectUrl: "https://example.com/", handlers: {} }),
    ).toEqual([
      'numbers[0]: "constructor" is not a phone number in E.164 form',
      'forward: "constructor" had no voice handler that could go on answering',
    ]);
  });

  test("a forward that leads back, empty lists and unknown codes", () => {
    const policy = policyOf({
      list: { kind: "block", countries: ["RU", "UK"] },
      exceptions: { forward: ["+1*", "Bob"], reject: ["+1*"] },
      forward: { kind: "number", numbers: [ONE], callerId: "called" },
    });
    expect(errorsOf(policy)).toEqual([
      'list.countries[1]: "UK" is not an ISO 3166-1 alpha-2 code in upper case',
      'exceptions.forward[1]: "Bob" is neither a phone number nor a prefix',
      'exceptions.reject[0]: "+1*" is in exceptions.forward too',
      `forward.numbers[0]: "${ONE}" is fenced by this line, so the call would come back to the fence`,
    ]);
  });

  test("a webhook that contains Liquid", () => {
    const forward = { kind: "webhook" as const, url: "https://example.com/{% x %}", method: "GET" as const };
    expect(errorsOf(policyOf({ forward }))).toHaveLength(1);
  });

  test("a caller ID or a reject URL that contains Liquid", () => {
    const forward = { kind: "number" as const, numbers: ["+15550100091"], callerId: "{{trigger.call.CallerName}}" };
    expect(errorsOf(policyOf({ forward }), { rejectUrl: "https://example.com/{{x}}", handlers: {} })).toEqual([
      'forward.callerId: "{{trigger.call.CallerName}}" is neither caller, called nor a phone number in E.164 form',
      'rejectUrl: "https://example.com/{{x}}" contains {{ or {%, which Studio would render as Liquid',
    ]);
  });
});
