import { EXAMPLES } from "../../harness/docs/examples";
import { type Bench, numbersOf, openBench, succeeds } from "../../harness/e2e/stack";

describe("the examples", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.dispose());

  test.each(EXAMPLES)("%s deploys, has an empty second preview, and can be destroyed", async (_name, config) => {
    const before = numbersOf(bench.emulator);
    bench.workspace.configure({ ...config, "twilio:apiBaseUrl": bench.emulator.url });
    await succeeds(bench.workspace.up());
    expect(Object.keys(bench.emulator.state.flows)).not.toEqual([]);
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.violations).toEqual([]);
  });
});
