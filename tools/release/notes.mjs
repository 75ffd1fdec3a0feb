// `npm run notes -- [vX.Y.Z]`: the release notes of a version, from CHANGELOG.md, or of what is not released yet.
// `npm run notes -- --commits` lists what commits say since the last release, by kind: a start for the changelog.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import toolchain from "../toolchain.js";
import { sectionOf } from "./changelog.mjs";
import { lastTag, partsOf, subjectsIn, TYPES } from "./subjects.mjs";

const [asked = "Unreleased"] = process.argv.slice(2);

async function fromCommits() {
  const subjects = await subjectsIn(`${await lastTag(toolchain.root)}HEAD`, toolchain.root);
  const commits = subjects.flatMap((subject) => partsOf(subject) ?? []);
  return [...new Set(TYPES.values())].flatMap((title) => {
    const own = commits.filter(({ type }) => title !== undefined && TYPES.get(type) === title);
    const lines = own.map(
      ({ scope, text, breaking }) => `- ${breaking ? "**Breaking.** " : ""}${scope ? `${scope}: ` : ""}${text}`,
    );
    return lines.length > 0 ? [`### ${title}\n${lines.join("\n")}\n`] : [];
  });
}

try {
  const changelog = readFileSync(join(toolchain.root, "CHANGELOG.md"), "utf8");
  console.log(asked === "--commits" ? (await fromCommits()).join("\n") : sectionOf(changelog, asked));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
