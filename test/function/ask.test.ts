import { answerWith, type Ask, compile, type Policy, simulate, SimulationError } from "../../flows";
import { webhookOf } from "../harness/function/call";
import { FunctionHost } from "../harness/function/host";
import { ACCOUNT_SID, FENCED, policyOf, surroundingsOf } from "../harness/flows/policies";

const [TO = ""] = FENCED;
const CALL = {
  from: "+12025550123",
  to: TO,
  callerCountry: "US",
  parameters: { StirVerstat: "TN-Validation-Passed-A" },
};
const CHALLENGE = { kind: "challenge" as const, say: "Press 4.", digits: "4" };
const SECRET = "p%40ss word".replace(" ", "%20");

const ask: Ask = {
  of: { kind: "webhook", url: "https://screen.example.com/verdict?key=1" },
  answers: [
    { answer: "spam", end: "reject" },
    { answer: "Unsure", end: CHALLENGE },
  ],
  onFailure: { kind: "queue", queue: "failed" },
};

let host: FunctionHost;
beforeAll(() => (host = new FunctionHost()));
beforeEach(() => host.clear());

async function asked(query: Record<string, string> = {}, changes: Partial<Policy> = {}): Promise<string> {
  const policy = policyOf({ ask, ...changes });
  host.put({ policy, handlers: surroundingsOf().handlers, accountSid: ACCOUNT_SID });
  const document = await host.run({ line: "main", ...webhookOf(CALL), ...query });
  return document.replace(/^.*<Response>|<\/Response>$/gs, "");
}

const FAILED = "<Enqueue>failed</Enqueue>";
const LET_IN = '<Redirect method="POST">https://example.com/voice</Redirect>';

const response = (body: string, init?: ResponseInit) => () =>
  Promise.resolve(new Response(body, { headers: { "content-type": "application/json" }, ...init }));

describe("the look-up", () => {
  test("sends what the flow sends", async () => {
    host.answer = answerWith("fine");
    expect(await asked()).toBe(LET_IN);
    const parameters = { ...CALL.parameters, CallSid: `CA${"8".repeat(32)}` };
    let request: unknown;
    try {
      simulate(compile(policyOf({ ask }), surroundingsOf()), { ...CALL, parameters });
    } catch (error) {
      request = error instanceof SimulationError ? error.request : undefined;
    }
    const [sent] = host.sent;
    const { url, method, body, headers } = sent ?? {};
    expect({ url, method, body, contentType: headers?.["Content-Type"] }).toEqual(request);
    expect(host.sent).toHaveLength(1);
  });

  test("sends a parameter with a quote in it as JSON", async () => {
    host.answer = answerWith("fine");
    await asked({ StirVerstat: '"}' });
    expect(JSON.parse(host.sent[0]?.body ?? "")).toMatchObject({ StirVerstat: '"}' });
  });

  test("is made once per call: the URL of the next request says what became of it", async () => {
    host.answer = answerWith("unsure");
    expect(await asked()).toContain('action="/ringfence?line=main&amp;entries=&amp;answer=1"');
    host.answer = answerWith("spam");
    expect(await asked({ entries: "", Digits: "4", answer: "1" })).toBe(LET_IN);
    expect(await asked({ entries: "", Digits: "5", answer: "1" })).toContain("entries=5%2C&amp;answer=1");
    expect(host.sent).toHaveLength(1);
  });

  test.each([
    ["other", LET_IN],
    ["none", FAILED],
    ["7", FAILED],
    ["-1", FAILED],
    ["1e0", FAILED],
    ["constructor", FAILED],
  ])("is not made again where the URL says %s", async (answer, document) => {
    expect(await asked({ answer })).toBe(document);
    expect(host.sent).toEqual([]);
  });

  test("puts user and password of the URL into a header", async () => {
    host.answer = answerWith("fine");
    const of = { kind: "webhook" as const, url: `https://me:${SECRET}@screen.example.com/verdict` };
    await asked({}, { ask: { ...ask, of } });
    const credentials = Buffer.from("me:p@ss word").toString("base64");
    expect(host.sent).toMatchObject([
      { url: "https://screen.example.com/verdict", headers: { Authorization: `Basic ${credentials}` } },
    ]);
  });
});

describe("a look-up fails", () => {
  test.each<[string, () => Promise<Response>]>([
    ["answers 500", response('{"verdict": "spam"}', { status: 500 })],
    ["answers 404", response('{"verdict": "spam"}', { status: 404 })],
    ["answers another type", response('{"verdict": "spam"}', { headers: { "content-type": "text/html" } })],
    [
      "names a character set",
      response('{"verdict": "spam"}', { headers: { "content-type": "application/json; charset=utf-8" } }),
    ],
    ["answers no JSON", response("spam")],
    ["answers a list", response('["spam"]')],
    ["answers a verdict that is no text", response('{"verdict": 4}')],
    ["answers nothing", response("")],
    ["redirects to nowhere", response("", { status: 302 })],
    ["answers more than 64 kB", response(JSON.stringify({ verdict: "spam", more: "x".repeat(65_536) }))],
    ["breaks off", () => Promise.reject(new TypeError(`fetch failed for https://me:${SECRET}@host/`))],
  ])("if the server %s", async (_, answer) => {
    host.answer = answer;
    expect(await asked()).toBe(FAILED);
    expect(host.sent).toHaveLength(1);
    expect(host.log.join()).not.toContain(SECRET);
  });

  test("if the answer takes longer than a Function has time for", async () => {
    let signal: AbortSignal | null | undefined;
    host.answer = (_, init) => {
      signal = init.signal;
      return Promise.reject(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    };
    expect(await asked()).toBe(FAILED);
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(host.entries()).toEqual([{ error: "the look-up failed", reason: "TimeoutError" }]);
  });

  test("if it would be to a Function, which only a flow can run", async () => {
    const of = {
      kind: "function" as const,
      service: `ZS${"5".repeat(32)}`,
      environment: `ZE${"6".repeat(32)}`,
      functionSid: `ZH${"7".repeat(32)}`,
      url: "https://screen-1111.twil.io/verdict",
    };
    expect(await asked({}, { ask: { ...ask, of } })).toBe(FAILED);
    expect(host.sent).toEqual([]);
  });
});
