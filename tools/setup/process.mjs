import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { clearInterval, clearTimeout, setInterval } from "node:timers";

const posix = process.platform !== "win32";
const children = new Set();

/** Ends a child with all that it started. Each has a process group of its own, which Windows does not know. */
function end(child) {
  try {
    if (posix) process.kill(-child.pid, "SIGTERM");
    else spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
  } catch {
    // Already gone.
  }
}

/** Ends every child that still runs: for the moment when the setup itself has to stop. */
export function endChildren() {
  children.forEach(end);
}

/**
 * Runs a program to its end, with the arguments as they are: no shell reads them. On Windows that leaves out batch files,
 * among them npm (see `npm.mjs`). Never throws. Returns `{ code, missing, late, lines }`: `code` is its exit code (null when a
 * signal ended it), `missing` says that there is no such program, `late` that the time limit ended it, `lines` all its output.
 *
 * Options: `cwd`; `env` (default: ours); `log`, a file for its output; `limit` in milliseconds; `heartbeat`, called every
 * 15 seconds with the lines so far and the start time.
 */
export function run(command, args, { cwd, env = process.env, log, limit, heartbeat } = {}) {
  return new Promise((resolve) => {
    const started = Date.now();
    const lines = [];
    if (log !== undefined) mkdirSync(dirname(log), { recursive: true });
    const file = log === undefined ? undefined : createWriteStream(log);
    const child = spawn(command, args, { cwd, env, detached: posix, stdio: ["ignore", "pipe", "pipe"] });
    let late = false;
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            end(child);
          }, limit);
    const beat = heartbeat === undefined ? undefined : setInterval(() => heartbeat(lines, started), 15_000);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        file?.write(`${line}\n`);
      });
    }
    const finish = (code, missing) => {
      clearTimeout(timer);
      clearInterval(beat);
      children.delete(child);
      file?.end();
      resolve({ code, missing, late, lines });
    };
    children.add(child);
    child.once("error", (error) => finish(null, error.code === "ENOENT"));
    child.once("close", (code) => finish(code, false));
  });
}
