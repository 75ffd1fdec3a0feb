// `node tools/words.mjs`: refuses phrases and names that only people who know the code understand, in sources, tests and
// documents.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./toolchain.js";
import { findings } from "./words/patterns.mjs";

/** What has its own words: written by a generator, a record of the past, and this check with its test. */
const NOT_READ = [":!sdks", ":!*generated*", ":!CHANGELOG.md", ":!tools/words/*", ":!test/tools/words.test.ts"];

const listed = execFileSync(
  "git",
  [
    "ls-files",
    "-co",
    "--exclude-standard",
    "*.ts",
    "*.mjs",
    "*.js",
    "*.md",
    "schema/*.json",
    "provider/schema.json",
    ...NOT_READ,
  ],
  { cwd: root, encoding: "utf8" },
);
const found = listed
  .split("\n")
  .filter((name) => name !== "" && existsSync(join(root, name)))
  .flatMap((file) =>
    findings(readFileSync(join(root, file), "utf8")).map(({ line, text }) => `${file}:${line}: ${text}`),
  );
if (found.length > 0) {
  console.error(`${found.join("\n")}\nWrite plain English, in complete sentences.`);
  process.exitCode = 1;
}
