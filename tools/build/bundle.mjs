import { existsSync } from "node:fs";
import { join } from "node:path";
import toolchain from "../toolchain.js";
import { leanPulumi } from "./pulumi.mjs";
import { leanTwilio } from "./twilio.mjs";
import { isCurrent, looks, noteBuilt, writeWhole } from "./stamp.mjs";

const { root } = toolchain;

/** What is bundled, from where to where. `makers` are files that decide what a bundle holds, and are not in it. */
export const bundles = [
  {
    name: "provider",
    entry: "provider/main.ts",
    outfile: "provider/dist/main.js",
    // One file starts faster than hundreds.
    plugins: [leanTwilio],
    makers: ["tools/build/twilio.mjs"],
    options: { minifyWhitespace: true },
  },
  {
    name: "program",
    entry: "index.ts",
    outfile: "program/dist/index.js",
    // There can be one copy of Pulumi's SDK in a program, and the engine has loaded it by then.
    plugins: [leanPulumi],
    makers: ["tools/build/pulumi.mjs", "node_modules/@pulumi/pulumi/package.json"],
  },
  { name: "cli", entry: "cli/main.ts", outfile: "cli/dist/ringfence.js", options: { packages: "external" } },
  {
    name: "page",
    entry: "render/page/main.ts",
    outfile: "render/dist/page.js",
    // For browsers, and put into the HTML as it is.
    options: { platform: "browser", format: "iife", target: "es2022", minify: true, legalComments: "none" },
  },
];

const common = { bundle: true, platform: "node", format: "cjs", target: "node22" };

async function loadEsbuild() {
  try {
    return await import("esbuild");
  } catch (fault) {
    if (fault.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw fault;
  }
}

/** Builds one bundle if it is out of date. Returns "built", "current" or "absent" (no source, or no esbuild). */
export async function buildBundle({ name, entry, outfile, options, plugins, makers = [] }, { force, say }) {
  const settings = { ...common, ...options, entryPoints: [entry], outfile };
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
  const result = await esbuild
    .build({ ...settings, plugins, absWorkingDir: root, write: false, metafile: true, logLevel: "silent" })
    .catch(async (fault) => {
      const texts = await esbuild.formatMessages(fault.errors ?? [{ text: String(fault) }], { kind: "error" });
      throw new Error(`${outfile} does not build:\n${texts.join("")}`);
    });
  // Packages are pinned by the lock file, which the stamp holds; only our own files are looked at one by one.
  const sources = Object.keys(result.metafile.inputs).filter((input) => !/(^|\/)node_modules\/|^lean-/.test(input));
  writeWhole(join(root, outfile), result.outputFiles[0].contents);
  noteBuilt(name, settings, looks([...sources, "tools/build/bundle.mjs", ...makers]));
  return "built";
}
