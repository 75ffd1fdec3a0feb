import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The record in an SDK's folder of what it was generated from, and of every file that was written. */
export const recordName = ".generated.json";

/** What lies in the SDK's folder without having been generated. */
const beside = new Set(["bin", "node_modules", recordName]);

/** SHA-256 of a text file. Line ends do not count: git may have changed them. */
function hash(path) {
  return createHash("sha256").update(readFileSync(path, "utf8").replaceAll("\r\n", "\n")).digest("hex");
}

/** The generated files in `folder`, as paths with forward slashes, sorted. */
export function generatedFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    )
    .filter((path) => !beside.has(path.split("/")[0]))
    .sort();
}

/**
 * The record for an SDK in `folder`, generated from the schema at `schema`; `generator` is a hash of the generator's sources.
 */
export function recordOf(folder, schema, generator) {
  const files = generatedFiles(folder).map((path) => [path, hash(join(folder, path))]);
  return { schema: hash(schema), generator, files: Object.fromEntries(files) };
}

function changedNames(expected, actual) {
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...names].filter((name) => expected[name] !== actual[name]).sort();
}

/**
 * What is stale in the SDK in `folder` by its record alone: the schema or the generator, if it is not the one that it was
 * generated from or with, and every file that was edited, added or removed since.
 */
export function staleByRecord(folder, schema, generator) {
  const path = join(folder, recordName);
  if (!existsSync(path)) return [`${recordName} (it was never generated, or the record is lost)`];
  const expected = JSON.parse(readFileSync(path, "utf8"));
  const actual = recordOf(folder, schema, generator);
  const causes = [
    ...(expected.schema === actual.schema ? [] : ["provider/schema.json (changed since)"]),
    ...(expected.generator === actual.generator ? [] : ["tools/engine/cli (the generator changed since)"]),
  ];
  return [...causes, ...changedNames(expected.files, actual.files)];
}

/** The names of the files that differ between a freshly generated SDK and the one in `folder`. */
export function differences(fresh, folder) {
  const hashes = (root) => Object.fromEntries(generatedFiles(root).map((path) => [path, hash(join(root, path))]));
  return changedNames(hashes(fresh), hashes(folder));
}
