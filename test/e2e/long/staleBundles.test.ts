import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { type Emulator, startEmulator } from "../../../emulator";
import { link } from "../../../tools/link";
import { engineEnvironment, enginePath, root } from "../../../tools/toolchain";
import { Copy } from "../../harness/tools/copy";
import { ended, node } from "../../harness/tools/spawn";

let copy: Copy;
let emulator: Emulator;
beforeAll(async () => {
  await ended(node(["tools/build.mjs"]));
  copy = new Copy();
  emulator = await startEmulator();
});
afterAll(async () => {
  copy.close();
  await emulator.stop();
});

async function pulumi(...args: string[]): Promise<{ code: number | null; output: string }> {
  const [home, backend] = [copy.path("home"), copy.path("state")];
  for (const made of [home, backend]) mkdirSync(made, { recursive: true });
  const env = { ...engineEnvironment({ home, backend }), PULUMI_STACK: "dev" };
  return ended(spawn(enginePath(), [...args, "--non-interactive", "--color", "never"], { cwd: copy.folder, env }));
}

const installed = ["esbuild", "@typescript"];
const CHANGES = ["up", "refresh", "destroy"].map((command) => [command, "--yes", "--skip-preview"]);

test("no command runs a program or provider that is older than its sources, and each runs after the remedy", async () => {
  const config = {
    "twilio:apiBaseUrl": emulator.url,
    "twilio:accountSid": `AC${"1".repeat(32)}`,
    "twilio:apiKey": `SK${"2".repeat(32)}`,
    "twilio:apiSecret": "emulator-secret",
    "ringfence:blockList": ["RU"],
    "ringfence:numbers": ["+15550100001"],
  };
  writeFileSync(copy.path("Pulumi.dev.yaml"), stringify({ config }));
  await pulumi("stack", "select", "--create", "dev");
  expect(await pulumi("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });

  copy.dropDevDependencies();
  appendFileSync(copy.path("numbers/urn.ts"), "// changed\n");
  emulator.requests.length = 0;
  for (const command of [["preview"], ["preview", "--refresh"], ...CHANGES]) {
    const { code, output } = await pulumi(...command);
    expect(output).toMatch(
      /Ringfence does not run: .* since esbuild is not installed\.\n +Install everything with `npm ci/,
    );
    expect(output).not.toMatch(/bug in the provider|wrong version/);
    expect(code).not.toBe(0);
  }
  expect(emulator.requests).toEqual([]);

  for (const name of installed) link(join(root, "node_modules", name), copy.path(`node_modules/${name}`));
  for (const command of [["preview"], ...CHANGES]) expect(await pulumi(...command)).toMatchObject({ code: 0 });
  expect(emulator.state.flows).toEqual({});
});
