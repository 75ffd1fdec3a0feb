// Runs jest on test/browser/ once there is a browser. Arguments go to jest.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../toolchain.js";
import { needChromium } from "./chromium.mjs";

try {
  const env = { ...process.env, RINGFENCE_CHROMIUM: needChromium() };
  const jest = join(root, "node_modules", "jest", "bin", "jest.js");
  const args = [jest, "--runInBand", "test/browser/", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  child.once("close", (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
