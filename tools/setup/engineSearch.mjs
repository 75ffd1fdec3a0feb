import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { executable } from "../toolchain.js";
import { oldestEngine, pinnedVersion } from "./engineVersion.mjs";
import { run } from "./process.mjs";

const hostName = executable("pulumi-language-nodejs");

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    const entry = statSync(path);
    return entry.isFile() && entry.size > 0;
  } catch {
    return false;
  }
}

/** Size and change time of an engine's two executables; undefined when one is gone. */
export function stampOf({ path, host }) {
  try {
    return [path, host].map((file) => `${statSync(file).size}:${Math.floor(statSync(file).mtimeMs)}`).join(" ");
  } catch {
    return undefined;
  }
}

/** The version that an executable says it has, e.g. `3.259.0`; undefined when it does not run. */
async function versionOf(path) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { code, lines } = await run(path, ["version"], { env, limit: 20_000 });
  return code === 0 ? /^v(\d+\.\d+\.\d+\S*)/m.exec(lines.join("\n"))?.[1] : undefined;
}

function isRecent(version) {
  const [major, minor] = version.split(".").map(Number);
  return major === oldestEngine[0] && minor >= oldestEngine[1];
}

/** The folders on PATH, without those of npm: a `pulumi` there is the npm package, which downloads when it is asked. */
function pathFolders() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.filter((folder) => !folder.split(sep).includes("node_modules"));
}

/** The user's own engine: the first `pulumi` on PATH, if it is recent and its language host is there too. */
export async function findOnPath() {
  const folders = pathFolders();
  for (const folder of folders) {
    const path = join(folder, executable("pulumi"));
    if (!isExecutable(path) || realpathSync(path).split(sep).includes("node_modules")) continue;
    const host = [folder, ...folders].map((each) => join(each, hostName)).find(isExecutable);
    const version = host === undefined ? undefined : await versionOf(path);
    if (version !== undefined && isRecent(version)) return { path, host, version, origin: "path" };
  }
  return undefined;
}

/** The pinned engine in `folder`, if both executables are there and the engine runs and is that version. */
export async function findInFolder(folder, origin) {
  const path = join(folder, executable("pulumi"));
  const host = join(folder, hostName);
  if (!isExecutable(path) || !isExecutable(host)) return undefined;
  const version = await versionOf(path);
  return version === pinnedVersion() ? { path, host, version, origin } : undefined;
}
