// `node tools/words.mjs`: refuses phrases and names that only people who know the code understand, in sources, tests and
// documents. `--update` writes what is left of them to tools/words/left.json, which may only get shorter.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./toolchain.js";
import { findings } from "./words/patterns.mjs";

const LEFT = join(root, "tools", "words", "left.json");
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
const left = existsSync(LEFT) ? JSON.parse(readFileSync(LEFT, "utf8")) : {};
const now = {};
const found = [];
for (const file of listed.split("\n").filter((name) => name !== "" && existsSync(join(root, name)))) {
  const inFile = findings(readFileSync(join(root, file), "utf8"));
  if (inFile.length > 0) now[file] = inFile.length;
  if (inFile.length > (left[file] ?? 0))
    found.push(...inFile.map((finding) => `${file}:${finding.line}: ${finding.text}`));
}

if (process.argv.includes("--update")) {
  writeFileSync(LEFT, `${JSON.stringify(now, null, 2)}\n`);
} else if (found.length > 0) {
  console.error(`${found.join("\n")}\nSay it in plain English, in whole sentences.`);
  process.exitCode = 1;
}
