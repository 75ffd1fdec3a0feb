import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { goModules } from "../setup/engineVersion.mjs";
import { findGo } from "../setup/go.mjs";
import { goBuild } from "../setup/goBuild.mjs";
import { SetupError } from "../setup/setupError.mjs";
import { run } from "../setup/process.mjs";
import { findPython, providePython } from "./python.mjs";
import toolchain from "../toolchain.js";

const { root, executable } = toolchain;
const folder = join(root, ".ringfence", "languages");
const SDK = "github.com/pulumi/pulumi/sdk/v3";

/** Folder of everything that other languages take. */
export const languagesFolder = folder;

/** Each program that is built, from the pinned Go modules, of which a later version is a name of its own. */
const PROGRAMS = [
  {
    name: "pulumi-language-yaml",
    module: "engine/yaml-host",
    source: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
  },
  { name: "pulumi-language-python", module: "engine/nodejs-host", source: `${SDK}/python/cmd/pulumi-language-python` },
  { name: "pulumi-language-go", module: "engine/go-host", source: `${SDK}/go/pulumi-language-go` },
  { name: "dotnetgen", module: "engine/yaml-host", source: "./dotnetgen" },
  { name: "actionlint", module: "actionlint", source: "github.com/rhysd/actionlint/cmd/actionlint" },
  { name: "sdkgen", module: "engine/cli", source: "./sdkgen" },
];

/** Builds what is missing; Go's own cache makes a second build of the same sources a matter of seconds. Returns the folder. */
export async function provideHosts(say) {
  const bin = join(folder, "bin");
  // What a machine lacks is reported before anything is built, which takes minutes.
  const python = await findPython();
  for (const { module } of PROGRAMS) await findGo(join(root, "tools", module));
  mkdirSync(bin, { recursive: true });
  for (const { name, module, source } of PROGRAMS) {
    const path = join(root, "tools", module);
    await goBuild({ module: path, source, target: join(bin, executable(name)), title: name }, say);
  }
  await copyPythonScript(bin);
  await providePython(join(folder, "venv"), python, say);
  return bin;
}

/** The Python host starts a program with a script that lies beside its source. */
async function copyPythonScript(bin) {
  const go = await findGo(goModules.host);
  const { code, lines } = await run(go, ["list", "-m", "-f", "{{.Dir}}", SDK], { cwd: goModules.host });
  if (code !== 0) throw new SetupError(`Go does not find ${SDK}:\n${lines.join("\n")}`);
  const name = "pulumi-language-python-exec";
  copyFileSync(join(lines.at(-1).trim(), "python", "cmd", name), join(bin, name));
  chmodSync(join(bin, name), 0o755);
}
