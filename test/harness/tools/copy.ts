import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { spawn } from "node:child_process";
import { link } from "../../../tools/link";
import { nodePath, root } from "../../../tools/toolchain";
import { type Outcome, ended } from "./spawn";

/** A checkout of its own, with both bundles as they were built here, and without what a person adds. */
export class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), "ringfence-copy-"));

  constructor() {
    const [line = ""] = readFileSync(join(root, "program/dist/index.js"), "utf8").split("\n", 1);
    const sources = JSON.parse(line.slice(line.indexOf("["))) as string[];
    const ours = sources.filter((source) => !source.startsWith("node_modules/"));
    const rest = ["main.js", "Pulumi.yaml", "tools", "provider/bin", "provider/dist", "program/dist", "sdks/twilio"];
    // Else the SDK is compiled again, which takes seconds.
    rest.push(".ringfence/build/sdk.json");
    for (const path of [...ours, ...rest]) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      cpSync(join(root, path), join(this.folder, path), { recursive: true, preserveTimestamps: true });
    }
    this.#link("node_modules");
    this.#link("node_modules/@pulumi");
    link(join(this.folder, "sdks/twilio"), join(this.folder, "node_modules/@pulumi/twilio"));
  }

  path = (name: string): string => join(this.folder, name);
  read = (name: string): string => readFileSync(this.path(name), "utf8");
  remove = (...names: string[]): void => names.forEach((name) => rmSync(this.path(name), { recursive: true }));

  /** As after `npm ci --omit=dev`. */
  dropDevDependencies = (): void => this.remove("node_modules/esbuild", "node_modules/@typescript");

  /** Runs Node in the copy to its end. */
  node = (...args: string[]): Promise<Outcome> =>
    ended(spawn(nodePath, args, { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] }));

  close = (): void => rmSync(this.folder, { recursive: true });

  /** A folder of packages, each a link to the checkout's; but this copy has an SDK of its own. */
  #link(folder: string): void {
    mkdirSync(this.path(folder), { recursive: true });
    for (const name of readdirSync(join(root, folder))) {
      if (name.startsWith(".") || name === "@pulumi" || `${folder}/${name}` === "node_modules/@pulumi/twilio") continue;
      link(join(root, folder, name), join(this.folder, folder, name));
    }
  }
}
