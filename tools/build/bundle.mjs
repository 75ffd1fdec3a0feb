import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.js";
import { isCurrent, looks, noteBuilt, writeAtomically } from "./stamp.mjs";

/** For browsers, and put into the HTML as it is. */
const inBrowser = { platform: "browser", format: "iife", target: "es2022", minify: true, legalComments: "none" };

/** Bundles that stand alone, from where to where. Those of a run are in `run.mjs`. */
export const bundles = [
  { name: "cli", entry: "cli/main.ts", outfile: "cli/dist/ringfence.js", options: { packages: "external" } },
  { name: "page", entry: "render/page/main.ts", outfile: "render/dist/page.js", options: inBrowser },
  { name: "calls page", entry: "render/page/calls.ts", outfile: "render/dist/calls.js", options: inBrowser },
];

const common = { bundle: true, platform: "node", format: "cjs", target: "node22" };

/** The bundler, or undefined where dev dependencies are not installed. */
export async function loadEsbuild() {
  try {
    return await import("esbuild");
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/**
 * Bundles one entry in memory. Returns `{ contents, sources, packages }`: the bundle, our own files in it, and the folders
 * of the packages in it. All paths are from the repository's root.
 */
export async function bundleText(esbuild, { entry, ...options }) {
  const settings = { ...common, ...options, entryPoints: [entry] };
  const result = await esbuild
    .build({ ...settings, absWorkingDir: root, write: false, metafile: true, logLevel: "silent" })
    .catch(async (error) => {
      const texts = await esbuild.formatMessages(error.errors ?? [{ text: String(error) }], { kind: "error" });
      throw new Error(`${options.outfile} does not build:\n${texts.join("")}`);
    });
  const inputs = Object.keys(result.metafile.inputs);
  const packages = inputs.flatMap((input) => /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  // Packages are pinned by the lock file, which every stamp holds; only our own files are looked at one by one.
  const sources = inputs.filter((input) => !/(^|\/)node_modules\/|^lean-/.test(input));
  return { contents: result.outputFiles[0].contents, sources, packages };
}

/** Builds one bundle if it is out of date. Returns "built", "current" or "absent" (no source, or no esbuild). */
export async function buildBundle({ name, entry, outfile, options }, { force, say }) {
  const settings = { ...common, ...options, entry, outfile };
  if (!force && isCurrent(name, settings, outfile)) return "current";
  if (!existsSync(join(root, entry))) {
    say(`${entry} does not exist: ${outfile} is not built`);
    return "absent";
  }
  const esbuild = await loadEsbuild();
  if (esbuild === undefined) {
    say(`esbuild is not installed (a dev dependency): ${outfile} is not built`);
    return "absent";
  }
  const { contents, sources } = await bundleText(esbuild, { entry, outfile, ...options });
  writeAtomically(join(root, outfile), contents);
  noteBuilt(name, settings, looks([...sources, "tools/build/bundle.mjs"]));
  return "built";
}
