import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { executable, root } from "../toolchain.js";
import { goModules } from "../setup/engineVersion.mjs";
import { findGo } from "../setup/go.mjs";
import { goBuild } from "../setup/goBuild.mjs";
import { mask, SetupError } from "../setup/setupError.mjs";
import { run } from "../setup/process.mjs";
import { generatedFiles, recordName, recordOf } from "./compare.mjs";

/** Absolute path of the provider's schema, the SDK's single source. */
export const schemaPath = join(root, "provider", "schema.json");
/** The generated packages, each with the folder that it is kept in: `@pulumi/twilio`, and what the Python template brings along. */
export const sdks = [
  { language: "nodejs", path: "sdks/twilio" },
  { language: "python", path: "templates/python/sdks/twilio" },
].map((sdk) => ({ ...sdk, folder: join(root, sdk.path) }));

/** A hash of the generator's sources: its own, and the pinned versions of Pulumi's. */
export function generatorHash() {
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum", join("sdkgen", "main.go")]) {
    hash.update(readFileSync(join(goModules.cli, file), "utf8").replaceAll("\r\n", "\n"));
  }
  return hash.digest("hex").slice(0, 12);
}

/** The hash is part of the file name, so that a changed generator is built anew. */
function generatorPath() {
  return join(root, ".ringfence", "bin", executable(`sdkgen-${generatorHash()}`));
}

/** Absolute path of Pulumi's SDK generator; builds it the first time. Throws a GoError where there is no Go for that. */
export async function provideGenerator(say) {
  const target = generatorPath();
  if (!existsSync(target)) {
    await findGo(goModules.cli);
    say("Building Pulumi's SDK generator: once; under 10 s when the engine was built here, else up to 3 minutes.");
    await goBuild({ module: goModules.cli, source: "./sdkgen", target, title: "Pulumi's SDK generator" }, say);
  }
  return target;
}

/** Generates the SDK of a language into `folder`. An error in the schema is thrown as the generator words it. */
export async function generateInto(generator, folder, language) {
  if (!existsSync(schemaPath))
    throw new SetupError("provider/schema.json does not exist: there is nothing to generate from.");
  const { code, lines } = await run(generator, [schemaPath, folder, language]);
  if (code !== 0) throw new SetupError(`provider/schema.json cannot be generated from:\n${mask(lines.join("\n"))}`);
}

/** Puts a freshly generated SDK in the place of the old one, with its record. Compiled files stay. */
export function replaceSdk(fresh, sdkFolder) {
  const names = generatedFiles(fresh);
  for (const old of generatedFiles(sdkFolder)) {
    if (!names.includes(old)) rmSync(join(sdkFolder, old));
  }
  for (const name of names) {
    mkdirSync(dirname(join(sdkFolder, name)), { recursive: true });
    copyFileSync(join(fresh, name), join(sdkFolder, name));
  }
  writeFileSync(
    join(sdkFolder, recordName),
    `${JSON.stringify(recordOf(sdkFolder, schemaPath, generatorHash()), null, 2)}\n`,
  );
}
