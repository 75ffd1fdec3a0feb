"use strict";

// What the engine runs: the program (index.ts) and all of Ringfence that it uses, as one file. It is bundled anew when a
// source has changed, so what runs is always what the sources say. docs/decisions/0005 has the reasons and the figures.
const { enableCompileCache } = require("node:module");

if (enableCompileCache) enableCompileCache();

// Pulumi's SDK takes a stack trace for every resource and every promise. The language host has each mapped to the SDK's
// TypeScript sources, whose source maps it reads for that: a tenth of a second a run, and nobody sees those traces.
Error.prepareStackTrace = undefined;

module.exports = async () => {
  const { buildProgram } = await import("./tools/build.mjs");
  await buildProgram();
  return require("./program/dist/index.js");
};
