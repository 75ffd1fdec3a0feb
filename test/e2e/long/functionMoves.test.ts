import { type Bench, CLINIC, SALES, SUPPORT, numbersOf, openBench, succeeds } from "../../harness/e2e/stack";

interface Outputs {
  lines: Record<string, { flowSid?: string }>;
}

describe("a stack whose numbers a Function answers", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const settings = {
    ...{ blockList: ["RU", "CN"], rejectReason: "busy", numbers: [SUPPORT, SALES, CLINIC], runsOn: "function" },
    hiddenCallers: { challenge: { say: "Press 4.", digits: "4" } },
  };
  const call = (from: string, callerCountry: string) => bench.emulator.callAsking({ from, to: SUPPORT, callerCountry });

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure(settings);
    await succeeds(bench.workspace.up());
  });
  afterAll(() => bench.dispose());

  test("a line moves to Studio and back in one `up`", async () => {
    bench.configure({ ...settings, runsOn: "studio" });
    await succeeds(bench.workspace.preview());
    await succeeds(bench.workspace.up());
    expect((await bench.workspace.outputs<Outputs>()).lines.main?.flowSid).toMatch(/^FW/);
    expect(await call("+74950000001", "RU")).toMatchObject({ outcome: "busy" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    bench.configure(settings);
    await succeeds(bench.workspace.preview());
    await succeeds(bench.workspace.up());
    expect((await bench.workspace.outputs<Outputs>()).lines.main?.flowSid).toBeUndefined();
    expect(await call("+74950000001", "RU")).toMatchObject({ outcome: "busy" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("a number leaves the line, as its preview says, and gets its own handler back", async () => {
    const [left = "", ...others] = settings.numbers;
    bench.configure({ ...settings, numbers: others });
    await succeeds(bench.workspace.preview());
    await succeeds(bench.workspace.up());
    expect(numbersOf(bench.emulator)[left]).toEqual(before[left]);
    bench.configure(settings);
    await succeeds(bench.workspace.up());
  });

  test("`destroy` restores every number and leaves nothing", async () => {
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.state).toMatchObject({ flows: {}, services: {} });
  });
});
