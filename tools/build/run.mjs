import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import toolchain from "../toolchain.js";
import { bundleText, loadEsbuild } from "./bundle.mjs";
import current from "./current.js";
import { leanPulumi } from "./pulumi.mjs";
import { compileSdk, sdkSources } from "./sdk.mjs";
import { writeWhole } from "./stamp.mjs";

const { root } = toolchain;

/** The two bundles of a run. They are built together and carry one stamp, so that neither ever meets an older one. */
const PARTS = [
  // There can be one copy of Pulumi's SDK in a program, and the engine has loaded it by then.
  { entry: "index.ts", outfile: "program/dist/index.js", plugins: [leanPulumi] },
  // One file starts faster than hundreds.
  { entry: "provider/main.ts", outfile: "provider/dist/main.js", minifyWhitespace: true },
];

/** What decides what the bundles hold, and is in none of them. The lock file stands for the packages that are. */
const MAKERS = [
  ...["bundle.mjs", "pulumi.mjs", "run.mjs"].map((name) => `tools/build/${name}`),
  ...["package-lock.json", "node_modules/@pulumi/pulumi/package.json"],
];

/**
 * Builds both bundles if they are out of date. Returns `{ outcome, missing }`: "built", "current" or "absent", and for the
 * last what is not installed. A fault in a source is thrown, with its place.
 */
export async function buildRun({ force = false, say }) {
  if (!force && current.findStale() === undefined) return { outcome: "current" };
  for (const { entry } of PARTS) {
    if (!existsSync(join(root, entry)))
      throw new Error(`${entry} does not exist: this is no whole checkout of Ringfence`);
  }
  const esbuild = await loadEsbuild();
  const missing = esbuild === undefined ? "esbuild" : sdkMissing(await compileSdk({ force: false, say }));
  if (missing) {
    say(`${missing} is not installed (a dev dependency): ${current.BUNDLES.join(" and ")} are not built`);
    return { outcome: "absent", missing };
  }
  const built = [];
  for (const part of PARTS) built.push({ ...part, ...(await bundleText(esbuild, part)) });
  refuseOtherPackages(built.flatMap(({ packages }) => packages));
  // What is compiled of the SDK is not in git; what it is compiled from is.
  const own = built.flatMap(({ sources }) => sources).filter((source) => !source.startsWith("sdks/twilio/bin/"));
  const sources = [...new Set([...own, ...sdkSources(), ...MAKERS])].sort();
  const stamp = current.stampOf(sources);
  const header = Buffer.from(current.headerOf(stamp, sources));
  for (const { outfile, contents } of built) writeWhole(join(root, outfile), Buffer.concat([header, contents]));
  current.noteLooks(stamp, sources);
  return { outcome: "built" };
}

const sdkMissing = (outcome) => (outcome === "absent" ? "typescript" : undefined);

/** A bundle of other packages than the lock file says would call itself current. */
function refuseOtherPackages(packages) {
  const { packages: locked } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const wrong = [...new Set(packages)].flatMap((path) => {
    const { version } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
    const name = path.slice(path.indexOf("node_modules/"));
    const expected = locked[name]?.version;
    return version === expected ? [] : [`${name} is ${version}, and package-lock.json says ${expected ?? "none"}`];
  });
  if (wrong.length > 0)
    throw new Error(`${wrong.join("\n")}\nInstall what the lock file says with \`npm ci --include=dev\`.`);
}
