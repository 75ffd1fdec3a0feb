// `npm run package`: the npm tarball and the plugin tarball of this version, in .ringfence/package/.
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { packLibrary } from "./package/library.mjs";
import { packPlugin } from "./package/plugin.mjs";
import toolchain from "./toolchain.js";

const folder = join(toolchain.root, ".ringfence", "package");

try {
  for (const pack of [packLibrary, packPlugin]) {
    const file = await pack(folder);
    if (!existsSync(file)) throw new Error(`${file} was not made.`);
    console.log(`${basename(file)}: ${(statSync(file).size / 1024).toFixed(0)} kB`);
  }
  console.log(`Both are in ${folder}. Try the plugin with`);
  console.log("  pulumi plugin install resource twilio VERSION --file TARBALL");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
