// `node tools/build.mjs [--force]`: the bundles and the compiled SDK, each only when its sources changed. npm runs it as
// `prepare`, on the user's own Node and perhaps without dev dependencies.
import { fileURLToPath } from "node:url";
import { buildBundle, bundles } from "./build/bundle.mjs";
import { buildRun } from "./build/run.mjs";
import { compileSdk } from "./build/sdk.mjs";

/**
 * Builds what is out of date. `force` builds all of it; `say` gets a line for what cannot be built, which `complete` makes an
 * error. Returns `{ summary }`, the outcome in words. An error in a source is thrown, with its place.
 */
export async function build({ force = false, complete = false, say = console.log } = {}) {
  const outcomes = new Map();
  // First, since the program's bundle holds it.
  outcomes.set("sdk", await compileSdk({ force, say }));
  outcomes.set("program and provider", (await buildRun({ force, say })).outcome);
  for (const bundle of bundles) outcomes.set(bundle.name, await buildBundle(bundle, { force, say }));
  const named = (wanted) => [...outcomes].filter(([, outcome]) => outcome === wanted).map(([name]) => name);
  const [built, absent] = [named("built"), named("absent")];
  if (absent.length > 0 && complete) {
    throw new Error(`Not built: ${absent.join(", ")}. Install what it takes with \`npm ci --include=dev\`.`);
  }
  const parts = [
    built.length > 0 && `built ${built.join(", ")}`,
    absent.length > 0 && `not built: ${absent.join(", ")}`,
  ];
  return { summary: parts.filter(Boolean).join("; ") || "up to date" };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { summary } = await build({ force: process.argv.includes("--force") });
    console.log(`Build: ${summary}.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
