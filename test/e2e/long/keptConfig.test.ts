import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../emulator";
import { engineEnvironment, nodePath, root } from "../../../tools/toolchain";
import { type PulumiConfig, PulumiService } from "../../harness/cli/service";
import { ended, type Outcome } from "../../harness/tools/spawn";

const NUMBERS = ["+15550100001", "+15550100002"];
const SAID = "the config is what `pulumi config --json` says";
const CALLS = JSON.stringify({
  sid: `CA${"1".repeat(32)}`,
  start_time: "2026-03-02T10:00:00Z",
  from: "+74950000001",
  to: NUMBERS[0],
  direction: "inbound",
  status: "completed",
});

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(() => emulator.stop());

const account = (): PulumiConfig => ({
  "twilio:accountSid": { value: `AC${"1".repeat(32)}` },
  "twilio:apiKey": { value: `SK${"2".repeat(32)}` },
  "twilio:apiSecret": { value: "emulator-secret", secret: true },
  "twilio:apiBaseUrl": { value: emulator.url },
});
const POLICY: PulumiConfig = {
  "ringfence:blockList": { value: ["RU", "KZ"] },
  "ringfence:numbers": { value: NUMBERS },
};

let folder: string;
let service: PulumiService;
let environment: NodeJS.ProcessEnv;

/** Makes a project whose engine is logged in to a service that keeps this config. */
async function enter(config: PulumiConfig, files: Record<string, string>, kept?: string): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "ringfence-kept-"));
  const home = join(folder, ".home");
  mkdirSync(home);
  service = new PulumiService(config, kept);
  const address = await service.start();
  writeFileSync(join(folder, "Pulumi.yaml"), "name: screening\nruntime: yaml\n");
  writeFileSync(join(folder, "calls.jsonl"), `${CALLS}\n`);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const own = { PULUMI_BACKEND_URL: address, PULUMI_ACCESS_TOKEN: "pul-made-up", TWILIO_API_SECRET: "emulator-secret" };
  environment = { ...engineEnvironment({ home, backend: folder }), ...own };
}
afterEach(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The command line as users have it. It waits for the engine, so it runs in a process of its own. */
const ringfence = (...args: string[]): Promise<Outcome> =>
  ended(
    spawn(nodePath, [join(root, "cli", "bin", "ringfence"), ...args], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );

/** Each command that reads the config, what it says of this one, and its exit code. */
const COMMANDS: [string[], RegExp, number?][] = [
  [["check"], /2 numbers/],
  [["check", "--live"], /Account AC1+, region us1: 2 numbers checked/],
  [["explain"], /Kazakhstan/],
  [["simulate", "--from", "+74950000001"], /rejected/],
  [["render", "--format", "mermaid"], /Kazakhstan/],
  [["compile"], /KZ|Kazakhstan/],
  [["replay", "--calls", "calls.jsonl"], /1 call/],
  [["diff", "--deployed"], /newly fenced: KZ, RU now rejected/, 1],
];

describe("the real engine", () => {
  test("gives every command the config of the environment that the stack file imports", async () => {
    await enter({ ...account(), ...POLICY }, { "Pulumi.dev.yaml": "environment: [phones/prod]\n" });
    for (const [command, found, exit = 0] of COMMANDS) {
      const { code, output } = await ringfence(...command);
      expect({ command, code, output }).toMatchObject({ command, code: exit });
      expect(output).toContain(SAID);
      expect(output).toMatch(found);
      expect(output).not.toContain("emulator-secret");
    }
    expect(service.asked).toContain("/api/esc/environments/acme/yaml/check");
    expect(readdirSync(folder).filter((name) => name.startsWith("Pulumi."))).toEqual([
      "Pulumi.dev.yaml",
      "Pulumi.yaml",
    ]);
  });

  test("gives the config that the service keeps for a stack without a file, and writes no file", async () => {
    await enter({ ...account(), ...POLICY }, {}, "prod");
    for (const [command, found, exit = 0] of COMMANDS.filter(([[name]]) =>
      ["check", "diff", "replay"].includes(name ?? ""),
    )) {
      const { code, output } = await ringfence(...command, "--stack", "acme/screening/prod");
      expect({ command, code, output }).toMatchObject({ command, code: exit });
      expect(output).toContain(SAID);
      expect(output).toMatch(found);
    }
    const { code, output } = await ringfence("diff", "--stack", "prod");
    expect({ code, output }).toMatchObject({ code: 2 });
    expect(output).toMatch(/is in no (file|git repository)/);
    expect(readdirSync(folder).filter((name) => name.startsWith("Pulumi."))).toEqual(["Pulumi.yaml"]);
  });

  test("does not open an environment: what only that contains is a notice, not an error", async () => {
    const forward = { "ringfence:forward": { value: { webhook: { unknown: true } } } };
    await enter({ ...account(), ...POLICY, ...forward }, { "Pulumi.dev.yaml": "environment: [phones/prod]\n" });
    const { code, output } = await ringfence("check");
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain("known only to `pulumi up`, which opens the environment: ringfence:forward");
    expect(service.asked.filter((path) => path.endsWith("/open"))).toEqual([]);
  });

  test("is not logged in: that is reported, and missing keys are not errors", async () => {
    await enter(POLICY, { "Pulumi.dev.yaml": "environment: [phones/prod]\n" });
    delete environment.PULUMI_ACCESS_TOKEN;
    const { code, output } = await ringfence("check");
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/what the environments set is not known: .*(PULUMI_ACCESS_TOKEN|login)/);
  });
});
