"use strict";

// Whether the bundles that a run consists of, the program, the provider and its component, are what the sources say and belong
// together. Plain CommonJS without a dependency: each run asks this before it loads anything.
const { createHash } = require("node:crypto");
const {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { dirname, join } = require("node:path");

const root = dirname(dirname(module.path));
const BUNDLES = ["program/dist/index.js", "provider/dist/main.js", "provider/dist/component.js"];
/** What a run deploys: built with the bundles, from sources that their stamp holds too. It carries no header itself. */
const DEPLOYED = "provider/dist/function.js";
/** Size and change time of every source at the last look: as long as these stand, no content is read. */
const LOOKS = join(root, ".ringfence", "build", "run.json");
const HEADER = /^\/\/ ringfence build ([0-9a-f]{64}) of (\[.*\])$/;

/** The first line of a bundle: what it was made from. The same in all. */
const headerOf = (stamp, sources) => `// ringfence build ${stamp} of ${JSON.stringify(sources)}\n`;

/** Stamp and sources of a bundle; undefined for one that is missing, or was built before there was a stamp. */
function readHeader(bundle) {
  let file;
  try {
    file = openSync(join(root, bundle), "r");
    const start = Buffer.alloc(64 * 1024);
    const [line] = start.toString("utf8", 0, readSync(file, start)).split("\n", 1);
    const [, stamp, sources] = HEADER.exec(line) ?? [];
    return stamp && { stamp, sources: JSON.parse(sources) };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const exists = (path) => statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;

/** Size and change time of each source; null for one that is gone. */
function looksOf(sources) {
  return sources.map((source) => {
    const found = statSync(join(root, source), { throwIfNoEntry: false });
    return found === undefined ? null : `${found.size}:${found.mtimeMs}`;
  });
}

/** SHA-256 over the names and contents of the sources. */
function stampOf(sources) {
  const hash = createHash("sha256");
  for (const source of sources) {
    let content;
    try {
      content = readFileSync(join(root, source));
    } catch {
      content = undefined;
    }
    hash.update(`${source}\0${content === undefined ? "gone" : content.length}\0`).update(content ?? "");
  }
  return hash.digest("hex");
}

/** Notes how the sources of a build look. A copy that cannot be written to reads their contents each time. */
function noteLooks(stamp, sources, looks = looksOf(sources)) {
  try {
    mkdirSync(dirname(LOOKS), { recursive: true });
    const draft = `${LOOKS}.${process.pid}.draft`;
    writeFileSync(draft, JSON.stringify({ stamp, looks }));
    renameSync(draft, LOOKS);
  } catch {
    // It saves time, no more.
  }
}

function readLooks() {
  try {
    return JSON.parse(readFileSync(LOOKS, "utf8"));
  } catch {
    return undefined;
  }
}

/** What is wrong with the bundles, in words; undefined when they are current. */
function findStale() {
  const headers = BUNDLES.map(readHeader);
  const unusable = BUNDLES.filter((_, index) => !headers[index]);
  if (unusable.length > 0) {
    const missing = [...unusable, DEPLOYED].filter((bundle) => !exists(bundle));
    return missing.length > 0
      ? `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing`
      : `${unusable.join(" and ")} ${unusable.length > 1 ? "do" : "does"} not say what they were built from`;
  }
  if (!exists(DEPLOYED)) return `${DEPLOYED} is missing`;
  const [{ stamp, sources }] = headers;
  if (headers.some((header) => header.stamp !== stamp)) return `${BUNDLES.join(" and ")} are of different builds`;
  const looks = looksOf(sources);
  const known = readLooks();
  if (known?.stamp === stamp && JSON.stringify(known.looks) === JSON.stringify(looks)) return undefined;
  if (stampOf(sources) !== stamp) return `${BUNDLES.join(" and ")} are not built from the sources beside them`;
  noteLooks(stamp, sources, looks);
  return undefined;
}

module.exports = { BUNDLES, DEPLOYED, findStale, headerOf, noteLooks, stampOf };
