// Where the browser of the tests comes from: RINGFENCE_CHROMIUM, an installed Chromium or Chrome, else Debian's package.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Chromium without windows. It needs fewer packages, and the tests take 17 s with it in place of 21 s. */
const SMALL = "chromium-headless-shell";
const NAMES = [SMALL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Path of an installed browser; undefined if there is none. */
function findChromium(env = process.env) {
  if (env.RINGFENCE_CHROMIUM) return existsSync(env.RINGFENCE_CHROMIUM) ? env.RINGFENCE_CHROMIUM : undefined;
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Path of a browser, installed if need be and allowed. Throws with the remedy where none can be had. */
export function needChromium(say = console.log) {
  const found = findChromium();
  if (found !== undefined) return found;
  const remedy = "Install Chromium or Chrome, or set RINGFENCE_CHROMIUM to its path";
  if (process.env.RINGFENCE_CHROMIUM) throw new Error(`${process.env.RINGFENCE_CHROMIUM} does not exist. ${remedy}.`);
  if (process.getuid?.() !== 0) throw new Error(`No Chromium on PATH, and only root may install it. ${remedy}.`);
  if (spawnSync("apt-get", ["--version"]).status !== 0) throw new Error(`No Chromium, and no apt-get. ${remedy}.`);
  say("No Chromium on PATH: installing Debian's package with apt-get.");
  const apt = (...args) =>
    spawnSync("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, encoding: "utf8" });
  const install = (name) => apt("install", "-y", "--no-install-recommends", name);
  const installOne = () => {
    const small = install(SMALL);
    return small.status === 0 ? small : install("chromium");
  };
  let result = installOne();
  if (result.status !== 0 && apt("update").status === 0) result = installOne();
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(`apt-get cannot install chromium:\n${result.stderr}\n${remedy}.`);
}
