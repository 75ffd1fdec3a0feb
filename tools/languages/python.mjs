import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pinnedVersion } from "../setup/engineVersion.mjs";
import { mask, SetupError } from "../setup/setupError.mjs";
import { run } from "../setup/process.mjs";
import toolchain from "../toolchain.js";

const { executable } = toolchain;
const NEEDED =
  "Install Python 3.10 or newer with its modules venv and pip (on Debian: python3-venv) and put it on PATH";

/** The command of a Python that can make environments. Throws where there is none. */
export async function findPython(platform = process.platform) {
  const command = platform === "win32" ? "python" : "python3";
  const print = "import sys, venv, ensurepip; print(*sys.version_info[:2])";
  const { code, missing, lines } = await run(command, ["-c", print]);
  if (missing) throw new SetupError(`There is no \`${command}\` on PATH, which the Python program needs.\n${NEEDED}`);
  if (code !== 0)
    throw new SetupError(`\`${command}\` cannot make environments:\n${mask(lines.join("\n"))}\n${NEEDED}`);
  const [major, minor] = (lines.at(-1) ?? "").split(" ").map(Number);
  if (major < 3 || (major === 3 && minor < 10))
    throw new SetupError(`\`${command}\` is Python ${major}.${minor}, which is too old.\n${NEEDED}`);
  return command;
}

/** A virtual environment in `venv` with Pulumi's Python SDK, and what a generated SDK needs to be installed and to run. */
export async function providePython(venv, python, say) {
  if (existsSync(join(venv, "ready"))) return;
  say("making a Python environment with Pulumi's SDK: once, under a minute");
  const made = await run(python, ["-m", "venv", "--clear", venv]);
  if (made.code !== 0) throw new SetupError(`\`${python} -m venv\` failed:\n${mask(made.lines.join("\n"))}\n${NEEDED}`);
  const own = join(venv, process.platform === "win32" ? "Scripts" : "bin", executable("python"));
  const packages = [`pulumi==${pinnedVersion()}`, "parver==0.5", "wheel==0.45.1"];
  const installed = await run(own, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages]);
  if (installed.code !== 0)
    throw new SetupError(`pip does not install ${packages.join(", ")}:\n${mask(installed.lines.join("\n"))}`);
  mkdirSync(join(venv, "ready"));
}
