import { run } from "../setup/process.mjs";

/** Types of commits, and the part of the release notes that each is listed in; none for what no user notices. */
export const TYPES = new Map([
  ["feat", "Added"],
  ["fix", "Fixed"],
  ["perf", "Faster"],
  ...["build", "chore", "ci", "docs", "refactor", "revert", "style", "test"].map((type) => [type, undefined]),
]);

const LONGEST = 72;
const SUBJECT = /^([a-z]+)(?:\(([\w, /.-]+)\))?(!?): (\S.*)$/;

/** The parts of a conventional subject; undefined for any other. */
export function partsOf(subject) {
  const [, type, scope, breaking, text] = SUBJECT.exec(subject) ?? [];
  return TYPES.has(type) ? { type, scope, breaking: breaking === "!", text } : undefined;
}

/** What is wrong with a commit's subject, in words; undefined if nothing is. Merges have the words that git gives them. */
export function errorIn(subject) {
  if (subject.startsWith("Merge ")) return undefined;
  const shown = JSON.stringify(subject);
  if (!partsOf(subject))
    return `${shown}: write "type(scope): subject", with a type of ${[...TYPES.keys()].join(", ")}`;
  if (subject.length > LONGEST) return `${shown}: is ${subject.length} characters long. Say it in ${LONGEST}`;
  return undefined;
}

/** The subjects of a range of commits, the newest first. */
export async function subjectsIn(range, root) {
  const { code, lines } = await run("git", ["log", "--format=%s", range], { cwd: root });
  if (code !== 0) throw new Error(`git log ${range} failed:\n${lines.join("\n")}`);
  return lines.filter((line) => line !== "");
}

/** The beginning of a range of commits since the last release before `until`: `v0.1.0..`, or nothing where there is none. */
export async function lastTag(root, until = "HEAD") {
  const { code, lines } = await run("git", ["describe", "--tags", "--abbrev=0", "--match", "v*", `${until}^`], {
    cwd: root,
  });
  return code === 0 ? `${lines[0]}..` : "";
}
