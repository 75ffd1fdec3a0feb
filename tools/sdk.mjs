// `node tools/sdk.mjs`: generates the SDKs from provider/schema.json with Pulumi's own code generator.
// `--check` generates into a temporary folder and compares. `--check --record` compares hashes only, and needs no Go.
// Exit codes: 0 fine, 1 stale or broken, 3 the generator is not there and Go, which builds it, neither.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateInto, generatorHash, provideGenerator, replaceSdk, schemaPath, sdks } from "./sdk/generator.mjs";
import { differences, staleByRecord } from "./sdk/compare.mjs";
import { GoError } from "./setup/go.mjs";

const check = process.argv.includes("--check");

function report(stale, path, how) {
  if (stale.length === 0) return 0;
  console.error(`${path} is stale (${how}):\n${stale.map((name) => `  ${name}`).join("\n")}`);
  console.error(`Run \`npm run generate\` and commit the result. Never edit ${path} by hand.`);
  return 1;
}

async function main() {
  if (check) {
    const code = worst(
      sdks.map(({ path, folder }) =>
        report(staleByRecord(folder, schemaPath, generatorHash()), path, "by its record of hashes"),
      ),
    );
    if (code !== 0 || process.argv.includes("--record")) return code;
  }
  const generator = await provideGenerator(console.log);
  const codes = [];
  for (const sdk of sdks) codes.push(await generate(generator, sdk));
  return worst(codes);
}

async function generate(generator, { language, path, folder }) {
  const fresh = mkdtempSync(join(tmpdir(), "ringfence-sdk-"));
  try {
    await generateInto(generator, fresh, language);
    if (check) return report(differences(fresh, folder), path, "generated afresh and compared");
    replaceSdk(fresh, folder);
    console.log(`${path} is generated from provider/schema.json.`);
    return 0;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const worst = (codes) => Math.max(...codes);

try {
  process.exitCode = await main();
} catch (error) {
  const goless = error instanceof GoError;
  console.error(goless ? `${error.message}: Pulumi's SDK generator is built with it.` : error.message);
  if (goless && check) console.error("By their records of hashes, the SDKs are current.");
  process.exitCode = goless ? 3 : 1;
}
