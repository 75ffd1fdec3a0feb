import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { nodePath, readRecord, root } from "../toolchain.js";
import { SetupError, mask } from "./setupError.mjs";
import { npmScript } from "./npm.mjs";
import { run } from "./process.mjs";
import { addToRecord } from "./record.mjs";
import { seconds } from "./stage.mjs";

const modules = join(root, "node_modules");

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** What node_modules has to hold. The scripts and texts of package.json do not count: changing them installs nothing. */
function wanted() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = readJson(join(root, "package.json"));
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
}

/** Whether npm itself left node_modules exactly as the lock file says (npm's own note of what it installed). */
function installedAsLocked() {
  const locked = readJson(join(root, "package-lock.json"))?.packages;
  const installed = readJson(join(modules, ".package-lock.json"))?.packages;
  if (locked === undefined || installed === undefined) return false;
  const same = Object.entries(installed).every(
    ([path, { version, integrity }]) =>
      locked[path] !== undefined && locked[path].version === version && locked[path].integrity === integrity,
  );
  const complete = Object.entries(locked).every(
    ([path, { optional, peer }]) => path === "" || optional === true || peer === true || installed[path] !== undefined,
  );
  return same && complete && Object.keys(installed).every((path) => existsSync(join(root, path)));
}

/** The environment without this folder's own programs on PATH: npm is about to remove them, its Node among them. */
function withoutOwnPrograms() {
  const own = join(modules, ".bin");
  const kept = (process.env.PATH ?? "").split(delimiter).filter((folder) => resolve(folder) !== own);
  return { ...process.env, PATH: kept.join(delimiter) };
}

/** The lines that say what went wrong: npm follows them with its own usage text. */
function telling(lines) {
  const errors = lines.filter((line) => /^npm error \S/.test(line));
  return errors.length > 0 ? errors.slice(0, 12) : lines.slice(-12);
}

/** Stage: node_modules is what package-lock.json says. Returns the outcome in words. */
export async function installDependencies(say) {
  const hash = wanted();
  const complete = existsSync(nodePath);
  if (complete && readRecord().dependencies === hash) return "up to date";
  if (complete && installedAsLocked()) {
    addToRecord({ dependencies: hash });
    return "up to date";
  }
  const before = readRecord().engine;
  const log = join(root, ".ringfence", "log", "npm-ci.log");
  say("npm ci brings the locked packages and the pinned Node (under a minute on most connections)");
  const [command, first] = process.platform === "win32" ? ["node", [npmScript()]] : ["npm", []];
  const { code, missing, lines } = await run(command, [...first, "ci", "--no-audit", "--no-fund"], {
    cwd: root,
    env: withoutOwnPrograms(),
    log,
    heartbeat: (_, started) => say(`npm ci is still running, ${seconds(started)}`),
  });
  if (missing) {
    throw new SetupError(
      "npm is not on PATH. It comes with Node: install Node 20 or newer and run `npm run setup` again.",
    );
  }
  if (code !== 0 || !existsSync(nodePath)) {
    throw new SetupError(
      `${code === 0 ? "npm ci left no node_modules/node" : "npm ci failed"}; npm says:\n` +
        `${mask(telling(lines).join("\n"))}\n\n` +
        "If the registry cannot be reached, set `registry` or `https-proxy` in your own .npmrc. If the install scripts\n" +
        "are switched off (`ignore-scripts`), allow them for this folder. All output: .ringfence/log/npm-ci.log",
    );
  }
  addToRecord({ dependencies: wanted(), ...(before === undefined ? {} : { engine: before }) });
  return "installed";
}
