import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../build.mjs";
import { run } from "../setup/process.mjs";
import toolchain from "../toolchain.js";

const { root } = toolchain;

/** What the plugin consists of, from where. The bundles hold every package that they need. */
const FILES = [
  ["provider/package", "pulumi-resource-twilio"],
  ["provider/package", "pulumi-resource-twilio.cmd"],
  ["provider/package", "start.js"],
  ["provider/dist", "main.js"],
  ["provider/dist", "component.js"],
  ["provider/dist", "function.js"],
  ["", "LICENSE"],
];

/** Makes the tarball that `pulumi plugin install resource twilio vVERSION --file` takes, in `folder`. Returns its path. */
export async function packPlugin(folder) {
  await build({ complete: true, say: () => undefined });
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const draft = mkdtempSync(join(tmpdir(), "ringfence-plugin-"));
  try {
    for (const [from, name] of FILES) copyFileSync(join(root, from, name), join(draft, name));
    chmodSync(join(draft, "pulumi-resource-twilio"), 0o755);
    mkdirSync(folder, { recursive: true });
    // One tarball for all systems: it is scripts, and the engine picks the one for its system. Its path is relative, because
    // GNU tar takes the drive of a Windows path for a host.
    const name = `pulumi-resource-twilio-v${version}.tar.gz`;
    const { code, lines } = await run("tar", ["-czf", name, ...FILES.map(([, file]) => file)], { cwd: draft });
    if (code !== 0) throw new Error(`tar failed:\n${lines.join("\n")}`);
    const file = join(folder, name);
    copyFileSync(join(draft, name), file);
    return file;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
