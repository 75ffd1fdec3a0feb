import { execFile } from "node:child_process";

/** A repository too large, or on a disk too slow, to answer in this time (ms) is done without. */
const PATIENCE = 2_000;

/**
 * The short hash of the commit that is checked out in `folder`, such as `1a2b3c4`, with a `+` when tracked files differ from
 * it. Empty outside a repository, in one without a commit, and where git is not installed; it never fails.
 */
export function gitRevision(folder: string): Promise<string> {
  // No tag counts (`--exclude`), so that it is always the hash; and nothing is written, not even git's own index.
  const words = ["describe", "--always", "--exclude=*", "--abbrev=7", "--dirty=+"];
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0" };
  return new Promise((resolve) => {
    execFile("git", words, { cwd: folder, env, timeout: PATIENCE, windowsHide: true }, (error, stdout) => {
      const revision = stdout.trim();
      resolve(!error && /^[0-9a-f]{7,64}\+?$/.test(revision) ? revision : "");
    });
  });
}
