import { spawn, spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bench } from "../e2e/stack";

/** Who is killed: the command line with all that it started, it alone, or only the provider. */
export const VICTIMS = ["command line and provider", "command line", "provider"] as const;
export type Victim = (typeof VICTIMS)[number];

/** How a run of the engine ended, and its output. */
export interface Killed {
  /** It had sent so many requests before it was killed; it may have ended before that. */
  fell: boolean;
  code: number | null;
  output: string;
}

/** Longest that a provider stays when its engine is gone, in ms. */
const PROVIDER_STAYS = 5_000;

/** Runs the engine, and kills one of its processes with SIGKILL once so many requests have reached Twilio. */
export async function killedAfter(
  bench: Bench,
  operation: "up" | "destroy",
  victim: Victim,
  requests: number,
): Promise<Killed> {
  const { file, environment } = bench.workspace.command();
  bench.emulator.requests.length = 0;
  const engine = spawn(file, [operation, "--yes", "--skip-preview", "--non-interactive", "--color", "never"], {
    cwd: bench.workspace.folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [engine.stdout, engine.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve) => engine.on("exit", resolve));
  const running = () => engine.exitCode === null && engine.signalCode === null;
  while (bench.emulator.requests.length < requests && running()) await sleep(2);
  const providers = engine.pid === undefined || !running() ? [] : providersOf(engine.pid);
  const fell = running() && engine.pid !== undefined && providers.length > 0;
  if (fell && engine.pid !== undefined) {
    if (victim === "command line and provider") process.kill(-engine.pid, "SIGKILL");
    else if (victim === "command line") process.kill(engine.pid, "SIGKILL");
    else for (const provider of providers) process.kill(provider, "SIGKILL");
  }
  const code = await ended;
  const deadline = Date.now() + PROVIDER_STAYS;
  while (providers.some(lives) && Date.now() < deadline) await sleep(50);
  const left = providers.filter(lives);
  if (left.length > 0) throw new Error(`the provider stayed when its engine was gone: ${left.join(", ")}`);
  return { fell, code, output };
}

/** Process ids of the providers that descend from a process. */
function providersOf(ancestor: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const processes = stdout.split("\n").flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const family = new Set([ancestor]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes
    .filter(({ pid, command }) => family.has(pid) && /provider\/dist\/main\.js|pulumi-resource-twilio/.test(command))
    .map(({ pid }) => pid);
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
