import { type Bench, CLINIC, SALES, SUPPORT, numbersOf, openBench, succeeds } from "../../harness/e2e/stack";

const urn = (type: string, name: string) => `urn:pulumi:dev::ringfence::twilio:${type}::${name}`;

describe("`pulumi up --replace`", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  let fenced: ReturnType<typeof numbersOf>;

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure({ blockList: ["RU"], numbers: [SUPPORT, SALES, CLINIC] });
    await succeeds(bench.workspace.up());
    fenced = numbersOf(bench.emulator);
  });
  afterAll(() => bench.dispose());

  const rejectsRussia = () => bench.emulator.call({ from: "+74950000001", to: SUPPORT, callerCountry: "RU" });

  test.each([
    ["a Flow", "studio:Flow", "main"],
    ["a TwimlHost", "serverless:TwimlHost", "twiml"],
    ["a VoiceBinding", "voice:VoiceBinding", "numbers"],
    ["an OriginalRouting, whose memory the new one takes over", "voice:OriginalRouting", "originals"],
  ])("of %s takes over what exists, so that no number and no document is ever missing", async (_what, type, name) => {
    const sids = [Object.keys(bench.emulator.state.flows), Object.keys(bench.emulator.state.services)];
    await succeeds(bench.workspace.up("--replace", urn(type, name)));
    expect([Object.keys(bench.emulator.state.flows), Object.keys(bench.emulator.state.services)]).toEqual(sids);
    expect(numbersOf(bench.emulator)).toEqual(fenced);
    expect(rejectsRussia()).toMatchObject({ outcome: "rejected" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("leaves a stack that `destroy` removes completely", async () => {
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(Object.keys(bench.emulator.state.flows)).toEqual([]);
    expect(Object.keys(bench.emulator.state.services)).toEqual([]);
    expect(bench.emulator.violations).toEqual([]);
  });
});
