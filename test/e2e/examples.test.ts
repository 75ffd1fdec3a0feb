import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../tools/toolchain";
import { type Bench, numbersOf, openBench, succeeds } from "../harness/e2e/stack";

const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((name) => readdirSync(join(root, "examples", name)).includes("Pulumi.dev.yaml"));

describe("the examples", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.dispose());

  test.each(examples)("%s deploys, has an empty second preview, and can be destroyed", async (name) => {
    const file = parse(readFileSync(join(root, "examples", name, "Pulumi.dev.yaml"), "utf8")) as {
      config: Record<string, unknown>;
    };
    const before = numbersOf(bench.emulator);
    bench.workspace.configure({ ...file.config, "twilio:apiBaseUrl": bench.emulator.url });
    await succeeds(bench.workspace.up());
    expect(Object.keys(bench.emulator.state.flows)).not.toEqual([]);
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.violations).toEqual([]);
  });
});
