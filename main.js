"use strict";

// What the engine runs: the program (index.ts) and all of Ringfence that it uses, as one file. It is bundled anew when a
// source has changed, with the provider, so what runs is always what the sources say. Where it cannot be, nothing runs.
// docs/decisions/0005 has the reasons and the figures.
const { enableCompileCache } = require("node:module");

if (enableCompileCache) enableCompileCache();

// Pulumi's SDK takes a stack trace for every resource and every promise. The language host has each mapped to the SDK's
// TypeScript sources, whose source maps it reads for that: a tenth of a second a run, and nobody sees those traces.
Error.prepareStackTrace = undefined;

module.exports = async () => {
  const { provideBundles } = require("./tools/build/current.js");
  try {
    await provideBundles();
  } catch (refusal) {
    // An error of this kind is shown without a stack.
    const { RunError } = require("@pulumi/pulumi/errors");
    throw new RunError(refusal.message);
  }
  return require("./program/dist/index.js");
};
