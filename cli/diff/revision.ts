import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ChosenStack } from "../stack/choose";
import { findProject } from "../stack/project";
import { UsageError } from "../usageError";
import { type Written, writtenIn } from "./written";

/** Largest file that is read out of git, in bytes. */
const MAX_FILE = 64 * 1024 * 1024;
const NO_REPOSITORY = /not a git repository/i;

/**
 * The stack file as a git revision has it, with the project file of that revision; undefined if it has no such file.
 *
 * @throws UsageError if there is no git, no repository or no such revision.
 */
export function writtenAt(revision: string, chosen: ChosenStack): Written | undefined {
  const { file, project, stack, fullName = stack } = chosen;
  const commit = commitOf(revision, path.dirname(file));
  const name = `${revision}:${path.basename(file)}`;
  const bytes = shownAt(commit, file);
  if (bytes === undefined && chosen.kept !== undefined) {
    throw new UsageError(
      `the config of stack ${stack} is in no file, so git knows no earlier one. Compare with --against-stack or --deployed`,
    );
  }
  if (bytes === undefined) return undefined;
  const root = path.dirname(project?.file ?? file);
  const folder = mkdtempSync(path.join(tmpdir(), "ringfence-diff-"));
  try {
    const copy = path.join(folder, path.relative(root, file));
    mkdirSync(path.dirname(copy), { recursive: true });
    writeFileSync(copy, bytes);
    // If the project is younger than the revision, its current file is used.
    if (project !== undefined) {
      writeFileSync(path.join(folder, path.basename(project.file)), shownAt(commit, project.file) ?? project.text);
    }
    const then = findProject(path.dirname(copy));
    return writtenIn({ stack, fullName, file: copy, ...(then && { project: then }) }, name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The commit that a revision means. A name that begins with a dash would be an option to git. */
function commitOf(revision: string, folder: string): string {
  if (revision.trim() === "" || revision.startsWith("-")) {
    throw new UsageError(`${JSON.stringify(revision)} is no git revision. Give a commit, a branch or a tag`);
  }
  const found = git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (found.status === 0) return found.stdout.trim();
  const inside = git(folder, ["rev-parse", "--is-inside-work-tree"]);
  if (inside.status === 0) {
    throw new UsageError(
      `git knows no revision ${JSON.stringify(revision)} here. Fetch it first; a shallow clone has the newest commit only (git fetch --unshallow)`,
    );
  }
  // Git refuses a checkout that belongs to somebody else, and says itself what to do about it.
  const own = inside.stderr.trim();
  if (own !== "" && !NO_REPOSITORY.test(own)) throw new UsageError(`git cannot be asked here: ${own}`);
  throw new UsageError("the stack file is in no git repository. Compare two stacks instead: --stack, --against-stack");
}

/** The bytes of a file, since its encoding is its own; undefined if the commit has no such file. */
function shownAt(commit: string, file: string): Buffer | undefined {
  const object = `${commit}:./${path.basename(file)}`;
  const { status, bytes, stderr } = git(path.dirname(file), ["cat-file", "--batch"], `${object}\n`);
  if (status !== 0 && !NO_REPOSITORY.test(stderr)) throw new UsageError(`git cannot read ${object}: ${stderr.trim()}`);
  const end = bytes.indexOf("\n");
  const size = / blob (\d+)$/.exec(bytes.toString("utf8", 0, Math.max(end, 0)))?.[1];
  return size === undefined ? undefined : bytes.subarray(end + 1, end + 1 + Number(size));
}

function git(folder: string, args: string[], input = "") {
  // In English, as one of its messages is looked for.
  const env = { ...process.env, LC_ALL: "C" };
  const options = { env, input, maxBuffer: MAX_FILE };
  const { error, status, stdout, stderr } = spawnSync("git", ["-C", folder, ...args], options);
  if (error === undefined) return { status, bytes: stdout, stdout: stdout.toString(), stderr: stderr.toString() };
  if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new UsageError("git was not found. Install it");
  throw error;
}
