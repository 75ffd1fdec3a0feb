import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.js";
import { bundleText, loadEsbuild } from "./bundle.mjs";
import { BUNDLES, DEPLOYED, findStale, headerOf, noteLooks, stampOf } from "./current.js";
import { leanPulumi, leanPulumiWithin } from "./pulumi.mjs";
import { compileSdk, sdkSources } from "./sdk.mjs";
import { writeAtomically } from "./stamp.mjs";

/** Leaves the component out of the provider's bundle, which loads it from beside itself when it is asked for one. */
const apart = {
  name: "component-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/component$/ }, () => ({ path: "./component.js", external: true }));
  },
};

/**
 * The Function that answers calls in place of a flow. It is deployed as it is, so it carries no stamp: the stamp would
 * change with sources that are none of its own, and each change would be a new build at Twilio.
 */
const FUNCTION = {
  entry: "function/handler.ts",
  outfile: DEPLOYED,
  minify: true,
  legalComments: "none",
};

/** The bundles of a run. They are built together and carry one stamp, so that none ever meets an older one. */
const PARTS = [
  // There can be one copy of Pulumi's SDK in a program, and the engine has loaded it by then.
  { entry: "index.ts", outfile: "program/dist/index.js", plugins: [leanPulumi] },
  // One file starts faster than hundreds.
  { entry: "provider/main.ts", outfile: "provider/dist/main.js", minifyWhitespace: true, plugins: [apart] },
  // With Pulumi's SDK in it: the program that asks for the component may be in a language that has no Node packages.
  {
    entry: "provider/construct/component.ts",
    outfile: "provider/dist/component.js",
    minifyWhitespace: true,
    plugins: [leanPulumiWithin],
  },
];

/** What decides what the bundles hold, and is in none of them. The lock file stands for the packages that are. */
const MAKERS = [
  ...["bundle.mjs", "pulumi.mjs", "run.mjs"].map((name) => `tools/build/${name}`),
  ...["package-lock.json", "node_modules/@pulumi/pulumi/package.json"],
];

/**
 * Builds the bundles if they are out of date. Returns `{ outcome, missing }`: "built", "current" or "absent", and for the
 * last what is not installed. An error in a source is thrown, with its place.
 */
export async function buildRun({ force = false, say }) {
  if (!force && findStale() === undefined) return { outcome: "current" };
  for (const { entry } of [FUNCTION, ...PARTS]) {
    if (!existsSync(join(root, entry)))
      throw new Error(`${entry} does not exist: this is not a complete checkout of Ringfence`);
  }
  const esbuild = await loadEsbuild();
  const missing = esbuild === undefined ? "esbuild" : sdkMissing(await compileSdk({ force: false, say }));
  if (missing) {
    say(`${missing} is not installed (a dev dependency): ${BUNDLES.join(" and ")} are not built`);
    return { outcome: "absent", missing };
  }
  const built = [];
  for (const part of PARTS) built.push({ ...part, ...(await bundleText(esbuild, part)) });
  const deployed = await bundleText(esbuild, FUNCTION);
  refuseOtherPackages(built.flatMap(({ packages }) => packages));
  // What is compiled of the SDK is not in git; what it is compiled from is.
  const own = [deployed, ...built]
    .flatMap(({ sources }) => sources)
    .filter((source) => !source.startsWith("sdks/twilio/bin/"));
  const sources = [...new Set([...own, ...sdkSources(), ...MAKERS])].sort();
  const stamp = stampOf(sources);
  const header = Buffer.from(headerOf(stamp, sources));
  // First: where the others carry the stamp, this one is of the same sources.
  writeAtomically(join(root, DEPLOYED), deployed.contents);
  for (const { outfile, contents } of built) writeAtomically(join(root, outfile), Buffer.concat([header, contents]));
  noteLooks(stamp, sources);
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
