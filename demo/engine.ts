import { spawn } from "node:child_process";
import { type Workspace } from "../tools/workspace";

let interrupted = 0;
let engine: ReturnType<typeof spawn> | undefined;

/**
 * Ctrl-C goes to the engine, which ends what is under way and then itself; a second one makes it stop at once. The engine
 * runs apart from the terminal's own signals, so that it gets each of them once.
 */
export function stopOnInterrupt(): void {
  const forward = () => {
    interrupted += 1;
    if (engine) engine.kill("SIGINT");
    else process.exit(130);
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
    detached: true,
  });
  engine = child;
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("exit", (code) => {
      engine = undefined;
      resolve(interrupted > 0 ? 130 : (code ?? 1));
    });
  });
}
