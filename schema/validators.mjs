// Validators (ajv, standalone code) and TypeScript types of the schemas in this folder.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { compile } from "json-schema-to-typescript";

/** Keywords that are ours: what a person should write there, and a type for the typings. */
export const OWN_KEYWORDS = ["x-expects", "tsType"];

/** A schema of this folder. */
export function readSchema(file) {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

/**
 * CommonJS text that exports the validator as `name`.
 * With `verbose` its errors carry the failing schema and the value; that doubles the text.
 */
export function validator(schema, name, { verbose = false } = {}) {
  const ajv = new Ajv.default({
    allErrors: true,
    verbose,
    inlineRefs: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, lines: true },
  });
  ajv.addVocabulary(OWN_KEYWORDS);
  ajv.addSchema(schema);
  return `// Written by schema/generate.mjs from ${schema.$id}. Do not edit.\n${standalone.default(ajv, { [name]: schema.$id })}\n`;
}

/** TypeScript types of the schema, and the type of its validator. */
export async function typings(schema, name) {
  const types = await compile(JSON.parse(JSON.stringify(schema)), schema.title, {
    bannerComment: `// Written by schema/generate.mjs from ${schema.$id}. Do not edit.\nimport { type ErrorObject } from "ajv";`,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    format: false,
  });
  return [
    types.replace(/^ \*\s*\n \* This interface was referenced by .*\n \* via the `definition` .*\n/gm, ""),
    `/** True where \`value\` has the schema's shape; else \`${name}.errors\` says where not. */`,
    `export declare const ${name}: { (value: unknown): value is ${schema.title}; errors?: ErrorObject[] | null };`,
    "",
  ].join("\n");
}
