// `node tools/run.mjs FILE.ts [argument...]`: runs a TypeScript file of this repository on the pinned Node.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nodePath } from "./toolchain.js";

const [file, ...rest] = process.argv.slice(2);

if (file === undefined || !existsSync(file)) {
  console.error(file === undefined ? "usage: node tools/run.mjs FILE.ts [argument...]" : `${file} does not exist.`);
  process.exit(2);
}
if (!existsSync(nodePath)) {
  console.error("The pinned Node is not installed. Run `npm run setup` first.");
  process.exit(2);
}

if (realpathSync(process.execPath) === realpathSync(nodePath)) {
  createRequire(import.meta.url)("./run/typescript.cjs");
  process.argv = [process.execPath, resolve(file), ...rest];
  // As Node does for `node FILE`: the file is the main module.
  Module._load(resolve(file), null, true);
} else {
  // Another Node (the user's own) started this: the pinned one takes over.
  const child = spawn(nodePath, [fileURLToPath(import.meta.url), file, ...rest], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // A terminal sends its Ctrl-C to both; a second one would look like impatience.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
