import { type Bench, CLINIC, SALES, SUPPORT, fails, numbersOf, openBench, posts, succeeds } from "../harness/e2e/stack";

interface Outputs {
  lines: Record<
    string,
    { flowSid: string; webhookUrl: string; revision: number; rejectedCountries: string[]; numbers: string[] }
  >;
}

describe("a stack on the real engine", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const settings = { blockList: ["RU", "CN", "IN"], rejectReason: "busy", numbers: [SUPPORT, SALES, CLINIC] };

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure(settings);
  });
  afterAll(() => bench.dispose());

  const call = (from: string, callerCountry: string, to: string = SUPPORT) =>
    bench.emulator.call({ from, to, callerCountry });

  test("shows the flow in a first preview, and writes nothing", async () => {
    const output = await succeeds(bench.workspace.preview("--diff"));
    expect(output).toContain("binds 3 numbers");
    expect(output).toContain("rejects CN, IN, RU");
    expect(posts(bench.emulator)).toEqual(["POST /v2/Flows/Validate"]);
    expect(numbersOf(bench.emulator)).toEqual(before);
  });

  test("deploys the flow with `up`, binds the numbers, and screens calls", async () => {
    await succeeds(bench.workspace.up());
    const { lines } = await bench.workspace.outputs<Outputs>();
    expect(lines.main).toMatchObject({
      revision: 1,
      rejectedCountries: ["China", "India", "Russia"],
      numbers: [SUPPORT, SALES, CLINIC],
    });
    for (const number of [SUPPORT, SALES, CLINIC]) {
      expect(bench.emulator.number(number)).toMatchObject({ voice_url: lines.main?.webhookUrl, voice_method: "POST" });
    }
    expect(call("+74950000001", "RU")).toMatchObject({ outcome: "busy", answered: false, billedVoiceMinutes: 0 });
    expect(call("+15550100077", "US")).toMatchObject({
      outcome: "handler",
      reached: { url: "https://handlers.example.com/support", method: "POST" },
    });
    expect(call("+15550100077", "US", SALES)).toMatchObject({
      reached: { url: "https://handlers.example.com/sales", method: "GET" },
    });
    expect(call("Anonymous", "RU")).toMatchObject({ outcome: "handler" });
  });

  test("keeps the fallback of a number, or sets the handler as fallback if it has none", () => {
    expect(bench.emulator.number(SUPPORT)).toMatchObject({
      voice_fallback_url: "https://handlers.example.com/support",
    });
    expect(bench.emulator.number(CLINIC)).toMatchObject({
      voice_fallback_url: "https://handlers.example.com/clinic-fallback",
    });
  });

  test("has nothing to do in a second preview, needs few requests, and none without a refresh", async () => {
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    bench.emulator.requests.length = 0;
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    expect(bench.emulator.requests.length).toBeLessThanOrEqual(8);
    bench.emulator.requests.length = 0;
    await succeeds(bench.workspace.preview("--expect-no-changes", "--refresh=false"));
    expect(bench.emulator.requests).toEqual([]);
  });

  test("finds no drift in a refresh", async () => {
    await succeeds(bench.workspace.refresh("--expect-no-changes"));
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("describes an added country in words, updates one flow, and touches no number", async () => {
    bench.configure({ ...settings, blockList: ["RU", "CN", "IN", "KP"] });
    expect(await succeeds(bench.workspace.preview())).toContain("+KP");
    bench.emulator.requests.length = 0;
    const output = await succeeds(bench.workspace.up());
    expect(output).toMatch(/2 updated/);
    expect(posts(bench.emulator)).toEqual(["POST /v2/Flows/Validate", "POST /v2/Flows/FW"]);
    expect(call("+85020000001", "KP")).toMatchObject({ outcome: "busy" });
    expect((await bench.workspace.outputs<Outputs>()).lines.main?.revision).toBe(2);
  });

  test("restores a number that leaves the list, while all others stay fenced", async () => {
    bench.configure({ ...settings, numbers: [SUPPORT, CLINIC] });
    expect(await succeeds(bench.workspace.preview())).toContain("restores 1 number");
    await succeeds(bench.workspace.up());
    expect(numbersOf(bench.emulator)[SALES]).toEqual(before[SALES]);
    expect(call("+74950000001", "RU", SALES)).toMatchObject({ outcome: "handler" });
    expect(call("+74950000001", "RU", CLINIC)).toMatchObject({ outcome: "busy" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("leaves a re-pointed number alone without a refresh, and fences it in front of its new handler after one", async () => {
    const clinic = bench.emulator.number(CLINIC);
    if (!clinic) throw new Error("no clinic");
    clinic.voice_url = "https://handlers.example.com/new-clinic";
    bench.configure({ ...settings, fallback: "none", numbers: [SUPPORT, CLINIC] });
    expect(await fails(bench.workspace.up("--refresh=false"))).toMatch(
      /\+15550100003: somebody pointed it at https:\/\/handlers.example.com\/new-clinic/,
    );
    expect(clinic.voice_url).toBe("https://handlers.example.com/new-clinic");
    await succeeds(bench.workspace.refresh());
    await succeeds(bench.workspace.up());
    expect(call("+15550100077", "US", CLINIC)).toMatchObject({
      reached: { url: "https://handlers.example.com/new-clinic" },
    });
    expect(call("+74950000001", "RU", CLINIC)).toMatchObject({ outcome: "busy" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("restores every number with `destroy`, and leaves no flow and no service", async () => {
    await succeeds(bench.workspace.destroy());
    const expected = {
      ...before,
      [CLINIC]: { ...before[CLINIC], voice_url: "https://handlers.example.com/new-clinic" },
    };
    expect(numbersOf(bench.emulator)).toEqual(expected);
    expect(Object.keys(bench.emulator.state.flows)).toEqual([]);
    expect(Object.keys(bench.emulator.state.services)).toEqual([]);
    expect(posts(bench.emulator).filter((post) => post.startsWith("DELETE"))).toEqual([
      "DELETE /v2/Flows/FW",
      "DELETE /v1/Services/ZS",
    ]);
    expect(bench.emulator.violations).toEqual([]);
  });
});
