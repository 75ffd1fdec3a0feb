// `node tools/release/ready.mjs vX.Y.Z`: whether a tag may be released. All that is missing is reported at once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import toolchain from "../toolchain.js";
import { sectionOf } from "./changelog.mjs";

const [tag = ""] = process.argv.slice(2);
const { version, private: isPrivate, config } = JSON.parse(readFileSync(join(toolchain.root, "package.json"), "utf8"));
const errors = [];
if (tag !== `v${version}`) errors.push(`The tag is ${tag || "not given"}, and package.json has version ${version}.`);
if (isPrivate) errors.push('package.json says "private": true: npm would not publish it. Take that out.');
if (!config.pluginDownloadURL)
  errors.push(
    "package.json has no config.pluginDownloadURL: engines would not find the plugin. Set it to " +
      "github://api.github.com/OWNER/REPOSITORY, and run `npm run generate`.",
  );
try {
  sectionOf(readFileSync(join(toolchain.root, "CHANGELOG.md"), "utf8"), version);
} catch (error) {
  errors.push(error.message);
}
for (const error of errors) console.error(error);
process.exitCode = errors.length > 0 ? 1 : 0;
