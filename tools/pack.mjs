// `node tools/pack.mjs`: the compiled library, in `dist/`. npm runs it as `prepack`, so that `npm pack` is enough.
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { findCompiler } from "./build/compiler.mjs";
import { run } from "./setup/process.mjs";
import { root } from "./toolchain.js";

const dist = join(root, "dist");
const SDK = "@pulumi/twilio";

/** Compiles `library.ts` and puts beside it what the compiler does not copy. Returns the number of files. */
export async function compileLibrary({ say = console.log } = {}) {
  await build({ say, complete: true });
  const draft = join(root, ".ringfence", "build", `library-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  try {
    const command = [findCompiler(), "-p", join(root, "tsconfig.library.json"), "--outDir", draft];
    const { code, lines } = await run(process.execPath, command);
    if (code !== 0) throw new Error(`library.ts does not compile:\n${lines.slice(0, 20).join("\n")}`);
    copy(join(root, "schema", "generated"), join(draft, "schema", "generated"), /\.(js|d\.ts)$/);
    copy(join(root, "sdks", "twilio", "bin"), join(draft, "twilio"), /\.(js|d\.ts)$/);
    describeSdk(join(draft, "twilio"));
    const files = filesIn(draft);
    for (const file of files) nameSdk(file, join(draft, "twilio", "index.js"));
    rmSync(dist, { recursive: true, force: true });
    renameSync(draft, dist);
    return files.length;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function copy(from, to, pattern) {
  for (const file of filesIn(from)) {
    if (pattern.test(file)) cpSync(file, join(to, relative(from, file)));
  }
}

/**
 * The SDK reads its version from here. It says no more: an engine that found a Pulumi package here would try to download
 * a provider for it, and there is none to download but the one beside it.
 */
function describeSdk(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, "sdks", "twilio", "package.json"), "utf8"));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name, version, license }, null, 2)}\n`);
}

/** No registry has the SDK, so the library names the copy in its own package. */
function nameSdk(file, sdk) {
  const text = readFileSync(file, "utf8");
  if (!text.includes(`"${SDK}"`) || !/\.(js|d\.ts)$/.test(file)) return;
  const path = relative(dirname(file), sdk).split(sep).join("/");
  writeFileSync(file, text.replaceAll(`"${SDK}"`, JSON.stringify(path.startsWith(".") ? path : `./${path}`)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    // npm pack prints the name of the tarball, and with --json a document: neither is to be mixed with this.
    console.error(`Library: ${await compileLibrary({ say: console.error })} files in dist/.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
