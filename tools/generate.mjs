// `npm run generate`: writes every derived file of the repository. First what the schemas decide, then the SDK.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./toolchain.js";

for (const script of ["schema/generate.mjs", "tools/sdk.mjs"]) {
  const { status } = spawnSync(process.execPath, [join(root, script)], { stdio: "inherit" });
  if (status !== 0) {
    console.error(`${script} ended with ${status}; what comes after it is not generated.`);
    process.exit(status ?? 1);
  }
}
