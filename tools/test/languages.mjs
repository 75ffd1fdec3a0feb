// Runs jest on test/languages/ once the hosts of the other languages and the tarballs are there. Arguments go to jest.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { languagesFolder, provideHosts } from "../languages/hosts.mjs";
import { packLibrary } from "../package/library.mjs";
import { packPlugin } from "../package/plugin.mjs";
import toolchain from "../toolchain.js";

try {
  await provideHosts(console.log);
  const packages = join(toolchain.root, ".ringfence", "package");
  const env = {
    ...process.env,
    RINGFENCE_LANGUAGES: languagesFolder,
    RINGFENCE_LIBRARY: await packLibrary(packages),
    RINGFENCE_PLUGIN: await packPlugin(packages),
  };
  const jest = join(toolchain.root, "node_modules", "jest", "bin", "jest.js");
  const args = [jest, "--runInBand", "test/languages/", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: toolchain.root, env, stdio: "inherit" });
  child.once("close", (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
