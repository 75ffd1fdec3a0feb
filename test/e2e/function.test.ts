import { type Bench, CLINIC, SALES, SUPPORT, numbersOf, openBench, posts, succeeds } from "../harness/e2e/stack";

interface Outputs {
  lines: Record<string, { flowSid?: string; serviceSid?: string; webhookUrl: string }>;
}

describe("a stack whose numbers a Function answers", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const settings = {
    ...{ blockList: ["RU", "CN"], rejectReason: "busy", numbers: [SUPPORT, SALES, CLINIC], runsOn: "function" },
    hiddenCallers: { challenge: { say: "Press 4.", digits: "4" } },
  };

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure(settings);
  });
  afterAll(() => bench.dispose());

  const call = (from: string, callerCountry: string, more: { to?: string; digits?: string[] } = {}) =>
    bench.emulator.callAsking({ from, to: SUPPORT, callerCountry, ...more });

  test("a first preview writes nothing", async () => {
    expect(await succeeds(bench.workspace.preview())).toContain("binds 3 numbers");
    expect(posts(bench.emulator)).toEqual([]);
    expect(numbersOf(bench.emulator)).toEqual(before);
  });

  test("`up` deploys one service with the Function and no flow, and calls are screened", async () => {
    await succeeds(bench.workspace.up());
    const { main } = (await bench.workspace.outputs<Outputs>()).lines;
    expect(main?.flowSid).toBeUndefined();
    expect(main?.serviceSid).toMatch(/^ZS/);
    expect(bench.emulator.number(SUPPORT)).toMatchObject({ voice_url: main?.webhookUrl, voice_method: "POST" });
    expect(await call("+74950000001", "RU")).toMatchObject({ outcome: "busy", answered: false, billedVoiceMinutes: 0 });
    expect(await call("+15550100077", "US")).toMatchObject({
      reached: { url: "https://handlers.example.com/support", method: "POST" },
    });
    expect(await call("+15550100077", "US", { to: SALES })).toMatchObject({
      reached: { url: "https://handlers.example.com/sales", method: "GET" },
    });
    expect(await call("Anonymous", "", { digits: ["4"] })).toMatchObject({ answered: true, outcome: "handler" });
    expect(await call("Anonymous", "", { digits: ["1", "2"] })).toMatchObject({ answered: true });
  });

  test("a second preview and a refresh have nothing to do", async () => {
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.refresh("--expect-no-changes"));
    bench.emulator.requests.length = 0;
    await succeeds(bench.workspace.preview("--expect-no-changes", "--refresh=false"));
    expect(bench.emulator.requests).toEqual([]);
  });

  test("a country more is one deployment, and touches no number", async () => {
    bench.configure({ ...settings, blockList: ["RU", "CN", "KP"] });
    bench.emulator.requests.length = 0;
    await succeeds(bench.workspace.up());
    expect(posts(bench.emulator).filter((request) => request.includes("IncomingPhoneNumbers"))).toEqual([]);
    expect(await call("+85020000001", "KP")).toMatchObject({ outcome: "busy" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("`destroy` restores every number and leaves nothing", async () => {
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(Object.keys(bench.emulator.state.services)).toEqual([]);
    expect(Object.keys(bench.emulator.state.flows)).toEqual([]);
  });
});
