import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.js";
import { run } from "../setup/process.mjs";
import { findCompiler } from "./compiler.mjs";
import { isCurrent, looks, noteBuilt } from "./stamp.mjs";

const folder = join("sdks", "twilio");
const output = join(folder, "bin");

/** The generated sources, as paths from the repository's root. */
export function sdkSources() {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith(join(output, "/")) && !path.includes("node_modules"))
    .sort();
}

/** Compiles the generated SDK if it is out of date. Returns "built", "current" or "absent" (not generated, no compiler). */
export async function compileSdk({ force, say }) {
  if (!existsSync(join(root, folder, "tsconfig.json"))) {
    say("sdks/twilio is not generated yet (`npm run generate`): @pulumi/twilio is not compiled");
    return "absent";
  }
  const inputs = looks(sdkSources());
  // The list of files is part of the setting: a file that was added changes nothing about those that were there.
  const settings = { sources: Object.keys(inputs) };
  if (!force && isCurrent("sdk", settings, join(output, "package.json"))) return "current";
  const compiler = findCompiler();
  if (compiler === undefined) {
    say("TypeScript is not installed (a dev dependency): @pulumi/twilio is not compiled");
    return "absent";
  }
  const draft = join(root, ".ringfence", "build", `sdk-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const { code, lines } = await run(process.execPath, [compiler, "-p", join(root, folder), "--outDir", draft]);
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`${folder} does not compile:\n${lines.slice(0, 20).join("\n")}`);
  }
  // The SDK reads its own version from beside its compiled files.
  copyFileSync(join(root, folder, "package.json"), join(draft, "package.json"));
  swap(draft, join(root, output));
  noteBuilt("sdk", settings, inputs);
  return "built";
}

function swap(draft, place) {
  const old = `${draft}.old`;
  if (existsSync(place)) renameSync(place, old);
  try {
    renameSync(draft, place);
  } catch (error) {
    // A build beside this one was faster, with the same sources.
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}
