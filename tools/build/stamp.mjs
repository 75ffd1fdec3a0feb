import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../toolchain.js";

const place = (name) => join(root, ".ringfence", "build", `${name}.json`);

/** Writes a file under another name and renames it: two builds at once never leave half a file. */
export function writeAtomically(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

/**
 * Size and change time of each of the repository's files named; null for one that is gone. The time is in whole
 * milliseconds: a copy of a checkout keeps no more of it.
 */
export function looks(inputs) {
  return Object.fromEntries(
    inputs.map((input) => {
      const found = statSync(join(root, input), { throwIfNoEntry: false });
      return [input, found === undefined ? null : `${found.size}:${Math.round(found.mtimeMs)}`];
    }),
  );
}

/** SHA-256 of what else decides a build: its settings, and the locked packages. */
function setting(options) {
  return createHash("sha256")
    .update(JSON.stringify(options))
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/** Whether the build `name` was last made with these options and these very inputs, and `output` still exists. */
export function isCurrent(name, options, output) {
  if (statSync(join(root, output), { throwIfNoEntry: false }) === undefined) return false;
  try {
    const stamp = JSON.parse(readFileSync(place(name), "utf8"));
    const now = looks(Object.keys(stamp.inputs));
    return stamp.setting === setting(options) && JSON.stringify(now) === JSON.stringify(stamp.inputs);
  } catch {
    return false;
  }
}

/** Notes what the build `name` is made from. `inputs` are paths from the repository's root, as they were before the build. */
export function noteBuilt(name, options, inputs) {
  writeAtomically(place(name), JSON.stringify({ setting: setting(options), inputs }, null, 2));
}
