import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { stringify } from "yaml";
import { type Emulator, type Seed, defaultSeed, startEmulator } from "../../emulator";
import { link } from "../link";
import { engineEnvironment, enginePath, root } from "../toolchain";
import { Workspace } from "../workspace";
import { judged } from "./targets";

/**
 * `npm run bench -- engine [numbers,...] [latency ms,...] [most at once]`: wall time and requests of first up, no-op
 * preview, a changed list, refresh and destroy, each beside an empty plain-JavaScript program in the same run. With a third
 * argument the emulator answers 429 to more than so many requests at once. JSON lines.
 */
export async function benchEngine(sizes: number[], latencies: number[], mostAtOnce?: number): Promise<void> {
  for (const numbers of sizes) {
    for (const latencyMs of latencies) await benchStack(numbers, latencyMs, mostAtOnce);
  }
}

/** `npm run bench -- hosted`: the same for lines on a Function, each beside the same line on Studio. */
export async function benchHosted(sizes: number[], latencies: number[]): Promise<void> {
  for (const numbers of sizes) {
    for (const latencyMs of latencies) {
      for (const runsOn of ["studio", "function"] as const) await benchStack(numbers, latencyMs, undefined, runsOn);
    }
  }
}

async function benchStack(
  count: number,
  latencyMs: number,
  mostAtOnce?: number,
  runsOn?: "studio" | "function",
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-bench-"));
  const emulator = await startEmulator({
    seed: seedOf(count),
    latencyMs,
    buildMs: 0,
    contract: false,
    consistencyDelay: false,
    ...(mostAtOnce !== undefined && { maxConcurrent: mostAtOnce }),
  });
  try {
    const floor = emptyProgram(join(folder, "empty"));
    const workspace = new Workspace(join(folder, "stack"));
    const configure = (blockList: string[]) =>
      workspace.configure({ ...configOf(emulator, blockList), ...(runsOn && { "ringfence:runsOn": runsOn }) });
    configure(["RU", "CN"]);
    await workspace.init();
    const measure = async (step: string, ...args: string[]) => {
      // A refresh runs no program; an empty one's preview is the nearest there is.
      const empty = args[0] === "refresh" ? ["preview"] : args;
      const floorBefore = floor(...empty);
      emulator.requests.length = 0;
      const started = performance.now();
      const { code, output } = await workspace.pulumi(...args);
      const ms = Math.round(performance.now() - started);
      if (code !== 0) throw new Error(output);
      const requests = emulator.requests.length;
      const floorMs = Math.round((floorBefore + floor(...empty)) / 2);
      const measured = { step, numbers: count, latencyMs, ms, floorMs, requests };
      const ratio = Number((ms / floorMs).toFixed(2));
      const limit = mostAtOnce === undefined ? {} : { mostAtOnce };
      console.log(
        JSON.stringify({
          ...measured,
          overMs: ms - floorMs,
          ratio,
          ...limit,
          ...(runsOn && { runsOn }),
          ...(mostAtOnce === undefined && !runsOn && judged(measured)),
        }),
      );
    };
    await measure("first up", "up", "--yes");
    await measure("no-op preview", "preview");
    configure(["RU", "CN", "KP"]);
    await measure("one country more", "up", "--yes");
    await measure("refresh", "refresh", "--yes", "--skip-preview");
    await measure("destroy", "destroy", "--yes", "--skip-preview");
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An account with so many numbers, on three handlers. */
export function seedOf(count: number): Seed {
  const numbers = Array.from({ length: count }, (_, index) => ({
    phoneNumber: `+1555010${String(index).padStart(4, "0")}`,
    voiceUrl: `https://handlers.example.com/line-${index % 3}`,
  }));
  return { ...defaultSeed, numbers };
}

/** Stack config that fences every number of the account. */
export const configOf = (emulator: Emulator, blockList: string[]) => ({
  "twilio:accountSid": `AC${"1".repeat(32)}`,
  "twilio:apiKey": `SK${"2".repeat(32)}`,
  "twilio:apiSecret": "emulator-secret",
  "twilio:apiBaseUrl": emulator.url,
  "ringfence:blockList": blockList,
  "ringfence:numbers": selectionOf(Object.values(emulator.state.numbers).map((number) => number.phone_number)),
});

/** The engine hands the whole config over in one environment variable, of which Linux takes 128 kB: no list is longer. */
const LONGEST_LIST = 5_000;

const selectionOf = (numbers: string[]): string[] | string => (numbers.length > LONGEST_LIST ? "all" : numbers);

/** A plain-JavaScript program that declares nothing: what the engine takes by itself. Returns a clock for its commands, in ms. */
function emptyProgram(folder: string): (...args: string[]) => number {
  const [home, backend] = [join(folder, "home"), join(folder, "state")];
  for (const made of [home, backend]) mkdirSync(made, { recursive: true });
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    stringify({ name: "empty", runtime: { name: "nodejs", options: { typescript: false } } }),
  );
  writeFileSync(join(folder, "index.js"), 'require("@pulumi/pulumi");\n');
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", main: "index.js" }));
  link(join(root, "node_modules"), join(folder, "node_modules"));
  const run = (...args: string[]) => {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(enginePath(), [...args, "--non-interactive"], {
      cwd: folder,
      env: engineEnvironment({ home, backend }),
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stdout + stderr);
    return Math.round(performance.now() - started);
  };
  run("stack", "init", "dev");
  return run;
}
