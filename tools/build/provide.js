"use strict";

// What main.js and the provider's executable ask before they load their bundle.
const { findStale } = require("./current.js");

/**
 * Makes sure that the bundles are current: builds them if they are not.
 *
 * @throws Error with the remedy when they are not and cannot be built
 */
async function provideBundles() {
  const stale = findStale();
  if (stale === undefined) return;
  let outcome;
  try {
    const { buildRun } = await import("./run.mjs");
    outcome = await buildRun({ say: () => undefined });
  } catch (error) {
    throw refusal(stale, `and do not build:\n${error.message}`, "Fix that, and run it again.");
  }
  if (outcome.missing) {
    throw refusal(
      stale,
      `and cannot be built, since ${outcome.missing} is not installed.`,
      "Install everything with `npm ci --include=dev`, which builds them too.",
    );
  }
}

const refusal = (stale, why, remedy) => new Error(`Ringfence does not run: ${stale}, ${why}\n${remedy}`);

module.exports = { provideBundles };
