import { spawn } from "node:child_process";
import { resolve as resolvePath } from "node:path";
import { type Emulator } from "../../emulator";
import { type Proxy } from "./proxy";

/** What a program printed and how it ended. */
interface Ran {
  code: number;
  out: string;
}

/** Where a client is tried: the emulator, the proxy before it, and the environment that leads every client to it. */
export interface ClientBench {
  emulator: Emulator;
  proxy: Proxy;
  /** Folder with the installed clients. */
  clients: string;
  /** An empty folder for what a client reads and writes. */
  folder: string;
  environment: NodeJS.ProcessEnv;
}

/** One thing a client does. Answers what is worth seeing of it; throws when the client or the emulator did otherwise. */
export interface Step {
  name: string;
  run: () => Promise<string> | string;
}

/**
 * Runs a program, given as a path in the clients' `node_modules` or an absolute one, on the Node that runs this.
 * @throws when it does not end with 0, with all it printed.
 */
export async function runClient(bench: ClientBench, program: string, args: string[]): Promise<string> {
  const { code, out } = await new Promise<Ran>((resolve, reject) => {
    const child = spawn(process.execPath, [resolvePath(bench.clients, "node_modules", program), ...args], {
      cwd: bench.folder,
      env: bench.environment,
      timeout: 120_000,
    });
    let text = "";
    let all = "";
    child.stdout.on("data", (part: Buffer) => {
      text += part.toString();
      all += part.toString();
    });
    child.stderr.on("data", (part: Buffer) => (all += part.toString()));
    child.on("error", reject);
    child.on("close", (status) => resolve({ code: status ?? 1, out: status === 0 ? text : all }));
  });
  if (code !== 0) throw new Error(`${program} ${args.join(" ").slice(0, 120)} ended with ${code}:\n${out}`);
  return out;
}

/** Fails a step unless `actual` is `expected`. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (actual === expected) return;
  throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
}

/** Fails a step unless what it does ends with this error of Twilio. */
export async function expectError(done: Promise<unknown>, code: string): Promise<void> {
  const text = await done.then(
    () => "nothing",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (!text.includes(code)) throw new Error(`error ${code} was to come, and it was: ${text}`);
}
