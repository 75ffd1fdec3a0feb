import { spawn, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { nodePath, root } from "../../../tools/toolchain";

/** What a finished process left. */
export interface Outcome {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Standard output and error, as they came. */
  output: string;
}

/** Starts the pinned Node in the repository's root. */
export function node(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(nodePath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

/** Starts an inline ES module that can import from `tools/` by the URL that `toolUrl` gives. */
export function script(source: string, env: Record<string, string> = {}): ChildProcess {
  return node(["--input-type=module", "--eval", source], env);
}

/** The import specifier of a module in `tools/`, e.g. `setup/lock.mjs`. */
export function toolUrl(path: string): string {
  return JSON.stringify(pathToFileURL(join(root, "tools", path)).href);
}

/** Waits for the end of a process and gathers its output. */
export function ended(child: ChildProcess): Promise<Outcome> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, output }));
  });
}

/** Waits until a process has printed a text. */
export function waitForText(child: ChildProcess, text: string): Promise<void> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(text)) resolve();
    });
    child.once("close", () => reject(new Error(`ended without saying ${text}: ${output}`)));
  });
}
