// `npm run test:mutation`: breaks the policy language in small ways, one at a time, in a copy of the sources, and shows
// that test/flows fails each time. With texts after it, only mutations are made whose file or name has one of them. Prints
// `killed N of N`; a mutation that survives, or no longer fits, fails the run.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { link } from "./link.js";
import { MUTATIONS } from "./mutation/mutations.mjs";
import { nodePath, root } from "./toolchain.js";

const COPIED = [
  "flows",
  "schema",
  "config",
  "examples",
  "test/flows",
  "test/harness",
  "jest.config.js",
  "package.json",
];

const copy = mkdtempSync(join(tmpdir(), "ringfence-mutation-"));
try {
  for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
  link(join(root, "node_modules"), join(copy, "node_modules"));
  process.exitCode = run() ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function run() {
  const untouched = suite();
  if (untouched.status !== 0) {
    console.error(`test/flows fails before anything is broken:\n${untouched.output}`);
    return false;
  }
  const chosen = MUTATIONS.filter(({ name, file }) => isChosen(name) || isChosen(file));
  const killed = chosen.filter((mutation) => {
    const verdict = dies(mutation);
    console.log(`${verdict.padEnd(8)} ${mutation.name}`);
    return verdict === "killed";
  });
  console.log(`killed ${killed.length} of ${chosen.length}`);
  return chosen.length > 0 && killed.length === chosen.length;
}

function isChosen(text) {
  const texts = process.argv.slice(2);
  return texts.length === 0 || texts.some((one) => text.includes(one));
}

/** `killed`, `survived`, or `stale` where the text to break is not there exactly once. */
function dies({ file, from, to }) {
  const path = join(copy, file);
  if (!existsSync(path)) return "stale";
  const text = readFileSync(path, "utf8");
  if (text.split(from).length !== 2) return "stale";
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  try {
    return suite().status === 0 ? "survived" : "killed";
  } finally {
    writeFileSync(path, text);
  }
}

/** The suite in the copy. What is derived from the schemas is no business of the compiler's, and left out. */
function suite() {
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const options = ["test/flows", "--bail", "--silent", "--testPathIgnorePatterns", "generated.test|groups.test"];
  const { status, stderr } = spawnSync(nodePath, [jest, ...options], { cwd: copy, encoding: "utf8" });
  return { status, output: stderr };
}
