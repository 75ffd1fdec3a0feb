import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root } from "../toolchain.js";

/** The oldest engine that runs Ringfence's program and provider. */
export const oldestEngine = [3, 220];

/** The folders of the pinned Go modules. */
export const goModules = {
  cli: join(root, "tools", "engine", "cli"),
  host: join(root, "tools", "engine", "nodejs-host"),
};

/** The engine's pinned version, without a leading v: the one that tools/engine/cli/go.mod requires. */
export function pinnedVersion() {
  const text = readFileSync(join(goModules.cli, "go.mod"), "utf8");
  return /^require github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/m.exec(text)[1];
}

/** Where Pulumi's npm package and its Automation API keep engines, a folder a version. */
export function versionsFolder() {
  return join(process.env.PULUMI_HOME || join(homedir(), ".pulumi"), "versions");
}
