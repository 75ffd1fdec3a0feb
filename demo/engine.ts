import { spawn } from "node:child_process";
import { type Workspace } from "../tools/workspace";

let interrupted = 0;
let engine: ReturnType<typeof spawn> | undefined;

/** Windows sends Ctrl-C to every process of a console, and its `kill` ends a process without asking it. */
const sharesConsole = process.platform === "win32";

/**
 * Ctrl-C goes to the engine, which finishes what is under way and then ends; a second one stops it at once. Elsewhere than on
 * Windows, the engine runs apart from the terminal's own signals, so that it gets each of them once.
 */
export function stopOnInterrupt(): void {
  const forward = () => {
    interrupted += 1;
    if (engine === undefined) process.exit(130);
    if (!sharesConsole) engine.kill("SIGINT");
  };
  process.on("SIGINT", forward);
  process.on("SIGTERM", forward);
}

/** Runs the engine with its own progress display, and resolves to its exit code. */
export function engineVisibly(workspace: Workspace, ...args: string[]): Promise<number> {
  const { file, environment } = workspace.command();
  const child = spawn(file, args, {
    cwd: workspace.folder,
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
    detached: !sharesConsole,
  });
  engine = child;
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("exit", (code) => {
      engine = undefined;
      resolve(interrupted > 0 ? 130 : (code ?? 1));
    });
  });
}
