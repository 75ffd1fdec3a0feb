import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { enterProject } from "./project";

/** Runs git in a folder, as nobody in particular and without the machine's own settings. */
export function git(folder: string, ...args: string[]): void {
  const name = [
    "-c",
    "gc.auto=0",
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const { status, stderr } = spawnSync("git", ["-C", folder, ...name, ...args], { encoding: "utf8", env });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}

/** Makes a project with `committed` at HEAD, goes there, then writes `changed` over it. */
export function enterRepository(committed: Record<string, string>, changed: Record<string, string> = {}): string {
  const folder = enterProject(committed);
  git(folder, "init", "--quiet", "--template=", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "before");
  write(folder, changed);
  return folder;
}

/** Writes files into a project. */
export function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}
