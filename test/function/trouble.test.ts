import { type Call, type Policy } from "../../flows";
import { webhookOf } from "../harness/function/call";
import { FunctionHost } from "../harness/function/host";
import { verbsIn } from "../harness/function/xml";
import { ACCOUNT_SID, FENCED, policyOf, surroundingsOf } from "../harness/flows/policies";

const [TO = ""] = FENCED;
const CALLER = "+74955550123";
const SECRET = "s3cr3tpassw0rd";
const forward = {
  kind: "webhook" as const,
  url: `https://user:${SECRET}@example.com/voice?key=${SECRET}`,
  method: "POST" as const,
};

let host: FunctionHost;
beforeAll(() => (host = new FunctionHost()));
beforeEach(() => {
  for (const path of Object.keys(host.assets)) delete host.assets[path];
  host.clear();
  host.answer = null;
});

function put(changes: Partial<Policy> = {}, fallback = "auto"): void {
  host.put({ policy: policyOf({ forward, ...changes }), handlers: {}, accountSid: ACCOUNT_SID, fallback });
}

const call = (changes: Partial<Call> = {}): Record<string, string> =>
  webhookOf({ from: CALLER, to: TO, callerCountry: "RU", ...changes });

/** The verbs of a document, without the frame. */
const verbs = (document: string): string => document.replace(/^.*<Response>|<\/Response>$/gs, "");

const LET_IN = `<Redirect method="POST">${forward.url}</Redirect>`;
const REJECTED = '<Reject reason="rejected"/>';

/** Nothing that is logged names the caller, or what only the line's data may say. */
afterEach(() => {
  const log = host.log.join("\n");
  expect(log).not.toContain(CALLER.slice(1));
  expect(log).not.toContain(SECRET);
  expect(log).not.toContain("example.com");
});

describe("parameters of the request", () => {
  const junk: [string, unknown][] = [
    ["nothing", undefined],
    ["null", null],
    ["a text", "line=main"],
    ["a list", ["main"]],
    ["no line", call()],
    ["an unknown line", { ...call(), line: "other" }],
    ["a line named like a property of every object", { ...call(), line: "constructor" }],
    ["a line that leads elsewhere", { ...call(), line: "../../lines/main" }],
    ["a line that is no text", { ...call(), line: { toString: () => "main" } }],
  ];

  test.each(junk)("without a line, such as %s, end in an error, so that Twilio asks the fallback", async (_, event) => {
    put();
    await expect(host.run(event)).rejects.toThrow("the line of the request has no data here");
    expect(host.entries()).toMatchObject([{ error: "the call could not be screened" }]);
  });

  test("that are doubled count once", async () => {
    put({ blockedCallers: { kind: "challenge", say: "Press 4.", digits: "4", attempts: 1 } });
    const doubled = Object.fromEntries(
      Object.entries({ ...call(), line: "main", entries: "", Digits: "4" }).map(([name, text]) => [name, [text, text]]),
    );
    expect(verbs(await host.run(doubled))).toBe(LET_IN);
  });

  test.each<[string, unknown]>([
    ["a number", 7],
    ["null", null],
    ["an object", { From: CALLER }],
    ["an empty list", []],
    ["a list of lists", [[CALLER]]],
    ["a function", () => CALLER],
  ])("of any other type, such as %s, are blank", async (_, value) => {
    put({ hiddenCallers: "reject" });
    const event = { line: "main", From: value, To: value, CallerCountry: value, StirVerstat: value, CallSid: value };
    expect(verbs(await host.run(event))).toBe(REJECTED);
  });

  test.each(["\u0000", "<Response><Dial>+15550100066</Dial></Response>", '"/><Dial>', "a".repeat(1_000_000), "\ud800"])(
    "that are hostile, such as %.30j, stay in their place",
    async (text) => {
      put({ forward: { kind: "client", identity: "alice" } });
      const event = {
        line: "main",
        From: text,
        To: text,
        CallerCountry: text,
        entries: text,
        answer: text,
        then: text,
      };
      const [dial, ...others] = verbsIn(await host.run(event));
      expect(dial).toMatchObject({ name: "Dial", nested: [{ name: "Client", text: "alice", nested: [] }] });
      expect(others).toEqual([]);
    },
  );

  test("that say what was entered hold keys only, and a wrong entry more is one attempt more", async () => {
    put({ blockedCallers: { kind: "challenge", say: "Press 4.", digits: "44", attempts: 3 } });
    const document = await host.run({ ...call(), line: "main", entries: "1x,&<,", Digits: "4 5" });
    expect(document).toContain("<Hangup/>");
    const again = await host.run({ ...call(), line: "main", entries: "1x,", Digits: "9<9" });
    expect(again).toContain('action="/ringfence?line=main&amp;entries=1%2C99%2C"');
  });

  test("that say `then=end` end the call, whatever has become of the line", async () => {
    expect(verbs(await host.run({ ...call(), line: "gone", then: "end" }))).toBe("<Hangup/>");
    expect(host.log).toEqual([]);
  });
});

describe("what goes wrong inside", () => {
  const broken = { exceptions: undefined } as unknown as Partial<Policy>;

  test("lets the caller in to the plain forward", async () => {
    put(broken);
    expect(verbs(await host.run({ ...call(), line: "main" }))).toBe(LET_IN);
    const place = expect.stringMatching(/^[0-9]+:[0-9]+$/) as string;
    expect(host.entries()).toEqual([
      { error: "the call could not be screened", line: "main", reason: "TypeError", place },
    ]);
  });

  test("ends in an error where the fallback is none", async () => {
    put(broken, "none");
    await expect(host.run({ ...call(), line: "main" })).rejects.toThrow(
      "Ringfence could not answer the call: TypeError",
    );
  });

  test("ends in an error where the called number has no handler, so that Twilio asks its fallback", async () => {
    put({ forward: { kind: "existing" } });
    await expect(host.run({ ...call({ callerCountry: "US" }), line: "main" })).rejects.toThrow("no former handler");
  });

  test("lets the caller in where only the route has no handler for the called number", async () => {
    put({ routes: [{ countries: ["US"], forward: { kind: "existing" } }] });
    expect(verbs(await host.run({ ...call({ callerCountry: "US" }), line: "main" }))).toBe(LET_IN);
  });

  test.each([`{"policy": "${SECRET}`, "null", "[]", "7", '{"policy": {"line": "main"}}'])(
    "ends in an error where the data cannot be read, such as %j",
    async (text) => {
      host.assets["/lines/main.json"] = text;
      await expect(host.run({ ...call(), line: "main" })).rejects.toThrow("Ringfence could not answer the call");
      expect(host.entries()).toHaveLength(1);
    },
  );

  test("still finds the former handler of a number", async () => {
    const { handlers } = surroundingsOf();
    host.put({ policy: policyOf({}), handlers, accountSid: ACCOUNT_SID });
    const document = await host.run({ ...call({ callerCountry: "US" }), line: "main" });
    expect(verbs(document)).toBe('<Redirect method="POST">https://example.com/voice</Redirect>');
  });
});

describe("the document", () => {
  test("has signs that mean something in SSML as text", async () => {
    put({ forward: { kind: "say", text: 'Fish & <break time="9s"/> "chips"' } });
    const document = verbs(await host.run({ ...call({ callerCountry: "US" }), line: "main" }));
    expect(document).toBe('<Say>Fish &amp; &lt;break time="9s"/&gt; "chips"</Say><Hangup/>');
  });

  test("names the line in a form that a URL can hold", async () => {
    const policy = policyOf({ line: "a b&c=d/e", blockedCallers: { kind: "challenge", say: "Press 4.", digits: "4" } });
    host.put({ policy, handlers: {}, accountSid: ACCOUNT_SID });
    const document = await host.run({ ...call(), line: "a b&c=d/e" });
    expect(document).toContain('action="/ringfence?line=a%20b%26c%3Dd%2Fe&amp;entries="');
  });
});

describe("mode monitor", () => {
  test("logs who would have been rejected, without the caller's number", async () => {
    put({ mode: "monitor" });
    expect(verbs(await host.run({ ...call(), line: "main" }))).toBe(LET_IN);
    expect(host.entries()).toEqual([
      { would_reject: true, line: "main", by: "country", country: "RU", callSid: `CA${"8".repeat(32)}` },
    ]);
  });

  test("logs nothing of a caller who is let in anyway", async () => {
    put({ mode: "monitor" });
    await host.run({ ...call({ callerCountry: "US" }), line: "main" });
    expect(host.log).toEqual([]);
  });
});
