import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { npmScript } from "../setup/npm.mjs";
import { run } from "../setup/process.mjs";
import toolchain from "../toolchain.js";

const { root, nodePath } = toolchain;

/** Makes the npm tarball in `folder`, and refuses one that publint finds a error in. Returns its path. */
export async function packLibrary(folder) {
  mkdirSync(folder, { recursive: true });
  const packed = await run(process.execPath, [npmScript(), "pack", "--pack-destination", folder], { cwd: root });
  if (packed.code !== 0) throw new Error(`npm pack failed:\n${packed.lines.join("\n")}`);
  const name = packed.lines.findLast((line) => line.endsWith(".tgz"));
  if (name === undefined) throw new Error(`npm pack names no tarball:\n${packed.lines.join("\n")}`);
  const file = join(folder, name.trim());
  const publint = join(root, "node_modules", "publint", "src", "cli.js");
  const checked = await run(nodePath, [publint, "run", file, "--strict"], { cwd: root });
  if (checked.code !== 0) throw new Error(`publint finds errors in ${name}:\n${checked.lines.join("\n")}`);
  return file;
}
