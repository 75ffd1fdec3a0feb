import { existsSync } from "node:fs";
import { join } from "node:path";
import { executable } from "../toolchain.js";
import { findInFolder } from "./engineSearch.mjs";
import { goModules, pinnedVersion } from "./engineVersion.mjs";
import { goBuild } from "./goBuild.mjs";
import { findGo, GoError } from "./go.mjs";
import { SetupError } from "./setupError.mjs";

/**
 * Builds the pinned engine and its Node.js language host into `folder`, where Pulumi's npm package looks for them: the way
 * where only package registries can be reached.
 */
export async function buildEngine(folder, say) {
  const version = pinnedVersion();
  const host = {
    module: goModules.host,
    source: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    target: join(folder, executable("pulumi-language-nodejs")),
    title: "the Node.js language host",
  };
  const cli = {
    module: goModules.cli,
    source: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    target: join(folder, executable("pulumi")),
    ldflags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
    title: `the Pulumi CLI ${version}`,
  };
  try {
    await findGo(goModules.cli);
    say("building it from the pinned Go modules instead: once, 4 to 6 minutes on two cores");
    if (!existsSync(host.target)) await goBuild(host, say);
    // The CLI last: who finds it there finds the host beside it.
    await goBuild(cli, say);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new SetupError(
      `No Pulumi engine: none on PATH, and its download is not possible from this machine. It can be built, but:\n` +
        `${error.message}; then run \`npm run setup\` again.\n` +
        `Or install Pulumi ${version} with its Node.js language host by any other way that puts both on PATH.`,
    );
  }
  const engine = await findInFolder(folder, "build");
  if (engine === undefined)
    throw new SetupError(`The engine built into ${folder}, but \`pulumi version\` is not v${version}.`);
  return engine;
}
