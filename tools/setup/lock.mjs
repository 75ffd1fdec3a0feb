import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { clearInterval, setInterval } from "node:timers";
import { root } from "../toolchain.js";

/** A lock whose owner has not touched it for this long (milliseconds) belongs to nobody: owners touch it every second. */
const abandoned = 60_000;

function read(path) {
  try {
    return { text: readFileSync(path, "utf8"), age: Date.now() - statSync(path).mtimeMs };
  } catch {
    return undefined;
  }
}

/** Whether the owner still works. Its pid only means something on the machine that it runs on. */
function held({ text, age }) {
  if (age > abandoned) return false;
  const [pid, host] = text.split(" ");
  if (host !== hostname() || !/^\d+$/.test(pid)) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function take(path, mine) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    // A link appears with its content, so nobody ever reads an empty lock.
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves an abandoned lock away; puts it back when it turns out that somebody took it over a moment before. */
function clear(path, text) {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") !== text) linkSync(aside, path);
  } catch {
    // Another waiter was faster.
  }
  rmSync(aside, { force: true });
}

/** Runs `work` while no other setup of this working copy runs; waits for one that does. The lock dies with its owner. */
export async function withLock(work, path = join(root, ".ringfence", "setup.lock"), say = console.log) {
  mkdirSync(join(path, ".."), { recursive: true });
  const mine = `${process.pid} ${hostname()} ${Date.now()}`;
  let isWaiting = false;
  while (!take(path, mine)) {
    const other = read(path);
    if (other === undefined) continue;
    if (!held(other)) {
      clear(path, other.text);
      continue;
    }
    if (!isWaiting)
      say(`Another setup of this folder is running (process ${other.text.split(" ")[0]}); waiting for it.`);
    isWaiting = true;
    await wait(250);
  }
  const release = () => {
    if (read(path)?.text === mine) rmSync(path, { force: true });
  };
  const touch = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // Removed by hand: nothing to keep fresh.
    }
  }, 1000);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.removeListener("exit", release);
    release();
  }
}
