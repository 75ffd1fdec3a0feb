import { MOST_ATTEMPTS, MOST_TIME, MOST_TIME_UNCONNECTED, isIdempotent, retryDelay } from "../../twilio/retry";
import { answering } from "../harness/provider/answering";
import { Bench, SUPPORT, failure } from "../harness/provider/bench";
import { flowInputs, originalsOf } from "../harness/provider/inputs";

const FLOW = `https://studio.twilio.com/v2/Flows/FW${"1".repeat(32)}`;

test("may repeat a read, a delete, a validation, and an update by SID", () => {
  const number = `https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN${"a".repeat(32)}.json`;
  expect([isIdempotent("GET", FLOW), isIdempotent("delete", FLOW), isIdempotent("POST", FLOW)]).toEqual([
    true,
    true,
    true,
  ]);
  expect([isIdempotent("post", number), isIdempotent("POST", `${FLOW}/Validate`)]).toEqual([true, true]);
  expect(isIdempotent("POST", "https://studio.twilio.com/v2/Flows")).toBe(false);
  expect(isIdempotent("POST", `https://serverless.twilio.com/v1/Services/ZS${"1".repeat(32)}/Builds`)).toBe(false);
});

describe("a request is sent again", () => {
  const again = (attempt: object, idempotent = true, attempts = 1, elapsed = 0) =>
    retryDelay(attempt, attempts, elapsed, idempotent) !== undefined;

  test("after a 429, whatever it was, because it was not carried out", () => {
    expect([again({ status: 429 }), again({ status: 429 }, false)]).toEqual([true, true]);
  });

  test("after a server error or a lost response only if it may be repeated", () => {
    for (const attempt of [{ status: 500 }, { status: 503 }, {}, { networkCode: "ECONNRESET" }]) {
      expect([again(attempt), again(attempt, false)]).toEqual([true, false]);
    }
  });

  test("never after a final answer, and not if nobody listens", () => {
    for (const status of [200, 400, 401, 403, 404, 409, 501]) expect(again({ status })).toBe(false);
    expect(again({ networkCode: "ECONNREFUSED" })).toBe(false);
  });

  test("whatever it was, after a temporary refusal of a proxy, and never after a final one", () => {
    expect([again({ proxy: "for now" }), again({ proxy: "for now" }, false)]).toEqual([true, true]);
    expect([again({ proxy: "for good" }), again({ proxy: "for good" }, false)]).toEqual([false, false]);
    expect(again({ proxy: "for now" }, true, 3, MOST_TIME_UNCONNECTED)).toBe(false);
  });

  test("never to a server whose certificate is not trusted", () => {
    expect(again({ networkCode: "SELF_SIGNED_CERT_IN_CHAIN" })).toBe(false);
  });

  test("not too often and not for too long", () => {
    expect([again({}, true, MOST_ATTEMPTS - 1), again({}, true, MOST_ATTEMPTS)]).toEqual([true, false]);
    expect(again({}, true, 1, MOST_TIME)).toBe(false);
    expect(again({ status: 429, retryAfter: MOST_TIME / 1000 + 1 })).toBe(false);
  });

  test("not before Retry-After has passed, and later each time", () => {
    expect(retryDelay({ status: 429, retryAfter: 7 }, 1, 0, true)).toBeGreaterThanOrEqual(7_000);
    expect(retryDelay({}, 1, 0, true)).toBeLessThanOrEqual(200);
    expect(retryDelay({}, 5, 0, true)).toBeGreaterThanOrEqual(1_600);
    expect(retryDelay({}, 7, 0, true)).toBeLessThanOrEqual(8_000);
  });
});

describe("over the protocol", () => {
  let bench: Bench;
  beforeEach(async () => (bench = await Bench.open()));
  afterEach(() => bench.close());
  const flow = () => bench.resource("studio:Flow", "main");

  test("ends a write that Twilio keeps refusing with its answer and the remedy", async () => {
    bench.emulator.fault({ match: { method: "POST", path: "/v2/Flows$" }, times: 99, fault: { status: 429 } });
    const { message } = await failure(flow().create(flowInputs(originalsOf(bench, SUPPORT))));
    expect(message).toMatch(/Twilio answered 429 \(error 20429\).*\nTwilio was asked too much at once/);
    expect(bench.writes()).toHaveLength(MOST_ATTEMPTS);
  });

  test("finds the limit of simultaneous requests, and still completes everything", async () => {
    await bench.close();
    bench = await Bench.open({ maxConcurrent: 3, latencyMs: 1 });
    const numbers = Array.from({ length: 40 }, (_, index) => `+155501001${String(index).padStart(2, "0")}`);
    for (const phoneNumber of numbers) bench.emulator.addNumber({ phoneNumber, voiceUrl: "https://a.example.com/x" });
    const originals = originalsOf(bench, ...numbers);
    const voiceUrl = "https://a.example.com/fence";
    const bindings = Object.fromEntries(numbers.map((number) => [number, { voiceUrl, voiceMethod: "POST" }]));
    await bench.resource("voice:VoiceBinding", "numbers").create({ bindings, originals });
    for (const number of numbers) expect(bench.voice(number).voiceUrl).toBe(voiceUrl);
    expect(bench.emulator.requests.some(({ status }) => status === 429)).toBe(true);
  });

  test("repeats a request whose response was cut off", async () => {
    bench.emulator.fault({ match: { method: "GET" }, fault: { malformed: true } });
    const { numbers } = await bench.invoke<{ numbers: object[] }>("twilio:voice:getPhoneNumbers", {});
    expect(numbers).toHaveLength(5);
    expect(bench.emulator.requests).toHaveLength(2);
  });

  test("reports a response that is not JSON at once", async () => {
    const portal = await answering(200, "<html>please log in</html>", "text/html");
    try {
      await bench.configure({ apiBaseUrl: portal.url });
      const { message } = await failure(bench.invoke("twilio:voice:getPhoneNumbers", {}));
      expect(message).toMatch(/\(HTTP 200\) is not JSON. Is something other than Twilio answering there\?/);
      expect(portal.requests).toHaveLength(1);
    } finally {
      await portal.close();
    }
  });
});
