import { runCli } from "../../cli/run";
import { faultFromWords } from "../../cli/emulator/faultWords";
import { startEmulator, type Emulator } from "../../emulator";
import { send } from "../harness/emulator/sdk";

describe("a fault in words", () => {
  test.each([
    ["429", { fault: { status: 429 } }],
    ["429 retry-after=2 code=20429 times=5", { fault: { status: 429, retryAfter: 2, code: 20429 }, times: 5 }],
    ["503 always", { fault: { status: 503 }, times: "always" }],
    ["503 times=always on POST", { fault: { status: 503 }, times: "always", match: { method: "POST" } }],
    ["400 code=21402 echo", { fault: { status: 400, code: 21402, echo: true } }],
    ["reset-before on POST", { fault: { reset: "before" }, match: { method: "POST" } }],
    [
      "reset-after skip=3 on POST /v2/Flows$",
      { fault: { reset: "after" }, skip: 3, match: { method: "POST", path: "/v2/Flows$" } },
    ],
    ["timeout-before on /v1/Services", { fault: { timeout: "before" }, match: { path: "/v1/Services" } }],
    ["timeout-after form=Status=draft", { fault: { timeout: "after" }, match: { form: "Status=draft" } }],
    ["delay=250", { fault: { delayMs: 250 } }],
    ["malformed", { fault: { malformed: true } }],
    ["build-fails", { fault: { buildFails: true } }],
    ["delayed-reads=3", { fault: { delayedReads: 3 } }],
    ["stale-reads=2 on POST /v2/Flows", { fault: { staleReads: 2 }, match: { method: "POST", path: "/v2/Flows" } }],
    ["lag=2000 times=always", { fault: { lagMs: 2000 }, times: "always" }],
  ])("%s", (words, fault) => {
    expect(faultFromWords(words)).toEqual(fault);
  });

  test.each([
    ["", "a fault begins with one of 429, 500, 503, reset-before"],
    ["200", '"200" is not understood'],
    ["reset-before retry-after=2", '"retry-after=2" is not understood'],
    ["malformed echo", '"echo" is not understood'],
    ["429 times=many", '"times=many" is not understood; give a whole number'],
    ["429 on", "name a METHOD, a PATH or both"],
    ["429 on /v2/Flows POST", "the method comes first"],
    ["429 on POST /v2 /v1", '"/v1" is not understood; only METHOD and PATH'],
    ["delay", "a fault begins with one of"],
  ])("%s is refused with the remedy", (words, text) => {
    expect(() => faultFromWords(words)).toThrow(text);
  });
});

describe("ringfence emulator fault", () => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => emulator.stop());

  async function run(...args: string[]) {
    let out = "";
    let error = "";
    const terminal = { out: (text: string) => void (out += text), error: (text: string) => void (error += text) };
    const code = await runCli(["emulator", "fault", ...args, "--port", new URL(emulator.url).port], terminal);
    return { code, out, error };
  }

  test("lets the next request fail, and lists the pending faults", async () => {
    const { code, out } = await run("429", "retry-after=2", "on", "GET", "/v2/Flows");
    expect([code, out]).toEqual([0, '{"status":429,"retryAfter":2}  GET /v2/Flows, 1 time\n']);
    const response = await send(emulator, "GET", "/studio.twilio.com/v2/Flows");
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
    expect((await run()).out).toBe("No faults are waiting.\n");
  });

  test("clears pending faults before it adds another", async () => {
    await run("503 always");
    expect((await run("--clear", "500 skip=1")).out).toBe('{"status":500}  any request, 1 time after 1\n');
    expect((await run("--clear")).out).toBe("No faults are waiting.\n");
  });

  test("keeps a fault until it is cleared", async () => {
    const { out } = await run("503 times=always");
    expect(out).toBe('{"status":503}  any request, always\n');
    for (let attempt = 0; attempt < 3; attempt++) {
      expect((await send(emulator, "GET", "/studio.twilio.com/v2/Flows")).status).toBe(503);
    }
    expect((await run()).out).toBe(out);
    await run("--clear");
    expect((await send(emulator, "GET", "/studio.twilio.com/v2/Flows")).status).toBe(200);
  });

  test("refuses unknown words with exit code 2, and faults that the emulator refuses with 1", async () => {
    expect(await run("explode")).toMatchObject({ code: 2, error: expect.stringContaining('"explode"') as string });
    expect(await run("500 on POST (")).toMatchObject({
      code: 1,
      error: expect.stringContaining("match.path") as string,
    });
  });

  test("explains every kind in its help", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const kind of [
      "429",
      "reset-after",
      "timeout-after",
      "delay=MS",
      "malformed",
      "build-fails",
      "delayed-reads=N",
      "stale-reads=N",
      "lag=MS",
      "echo",
      "times=always",
    ])
      expect(out).toContain(kind);
  });
});
