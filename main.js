"use strict";

// What the engine runs: the program (index.ts) and all of Ringfence that it uses, as one file. It is bundled anew when a
// source has changed, with the provider, so what runs is always what the sources say. Where it cannot be, nothing runs.
// docs/decisions/0005 has the reasons and the figures.

// Pulumi's SDK takes a stack trace for every resource and every promise. The language host maps each trace to the SDK's
// TypeScript sources and reads their source maps for that. Nobody sees those traces. This line saves 0.15 s of a preview
// that takes 2.0 s.
Error.prepareStackTrace = undefined;

module.exports = async () => {
  const { provideBundles } = require("./tools/build/provide.js");
  try {
    await provideBundles();
  } catch (refusal) {
    // An error of this kind is shown without a stack.
    const { RunError } = require("@pulumi/pulumi/errors");
    throw new RunError(refusal.message);
  }
  return require("./program/dist/index.js");
};
