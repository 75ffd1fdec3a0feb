// `node tools/build.mjs [--force]`: the bundles and the compiled SDK, each only when its sources changed. npm runs it as
// `prepare`, on the user's own Node and perhaps without dev dependencies.
import { fileURLToPath } from "node:url";
import { buildBundle, bundles } from "./build/bundle.mjs";
import { compileSdk } from "./build/sdk.mjs";

/**
 * Builds what is out of date. `force` builds all of it; `say` gets a line for what cannot be built.
 * Returns `{ summary }`, the outcome in words. A fault in a source is thrown, with its place.
 */
export async function build({ force = false, say = console.log } = {}) {
  const outcomes = new Map();
  // First, since the program's bundle holds it.
  outcomes.set("sdk", await compileSdk({ force, say }));
  for (const bundle of bundles) outcomes.set(bundle.name, await buildBundle(bundle, { force, say }));
  const built = [...outcomes].filter(([, outcome]) => outcome === "built").map(([name]) => name);
  return { summary: built.length > 0 ? `built ${built.join(", ")}` : "up to date" };
}

/** Builds the program's bundle alone, if it is out of date. Returns "built", "current" or "absent". */
export function buildProgram() {
  const program = bundles.find(({ name }) => name === "program");
  return buildBundle(program, { force: false, say: console.error });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { summary } = await build({ force: process.argv.includes("--force") });
    console.log(`Build: ${summary}.`);
  } catch (fault) {
    console.error(fault.message);
    process.exitCode = 1;
  }
}
