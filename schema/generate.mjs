// Writes what is derived from the schemas and from the country packages: `node schema/generate.mjs`.
// With `--check` it writes nothing, names what is stale and fails if anything is.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import prettier from "prettier";
import { providerSchema } from "./component.mjs";
import { countryTable } from "./countries.mjs";
import { withEnds } from "./ends.mjs";
import { stackSchema } from "./stackFile.mjs";
import { readSchema, typings, validator } from "./validators.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every derived file: its path from the repository's root, and its text. Writes nothing. */
export async function generated() {
  const config = withEnds(readSchema("config.schema.json"));
  const flow = readSchema("flow-definition.schema.json");
  return new Map([
    ["flows/policy/countries.generated.ts", countryTable()],
    ["schema/generated/config.js", validator(config, "validateConfig", { verbose: true })],
    ["schema/generated/config.d.ts", await typings(config, "validateConfig")],
    ["schema/generated/flow-definition.js", validator(flow, "validateFlow")],
    ["schema/generated/flow-definition.d.ts", await typings(flow, "validateFlow")],
    ["provider/schema.json", await packageSchema(config)],
    ["schema/generated/pulumi-stack.schema.json", `${JSON.stringify(stackSchema(config), null, 2)}\n`],
  ]);
}

async function packageSchema(config) {
  const path = join(root, "provider", "schema.json");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const derived = providerSchema(JSON.parse(readFileSync(path, "utf8")), config, manifest);
  const options = await prettier.resolveConfig(path);
  return prettier.format(JSON.stringify(derived, null, 2), { ...options, filepath: path });
}

/** Writes them. */
export async function generate() {
  for (const [path, text] of await generated()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Paths of derived files that are not as they would be written now. */
export async function stale() {
  const isCurrent = ([path, text]) => existsSync(join(root, path)) && readFileSync(join(root, path), "utf8") === text;
  return [...(await generated())].filter((file) => !isCurrent(file)).map(([path]) => path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--check")) {
    const paths = await stale();
    if (paths.length > 0) console.error(`stale, run node schema/generate.mjs: ${paths.join(", ")}`);
    process.exitCode = paths.length > 0 ? 1 : 0;
  } else {
    await generate();
  }
}
