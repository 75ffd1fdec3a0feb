"use strict";

// What the engine runs: the program (index.ts) and all of Ringfence that it uses, as one file. It is bundled anew when a
// source has changed, so what runs is always what the sources say. docs/decisions/0005 has the reasons and the figures.
const { enableCompileCache } = require("node:module");

if (enableCompileCache) enableCompileCache();

module.exports = async () => {
  const { buildProgram } = await import("./tools/build.mjs");
  await buildProgram();
  return require("./program/dist/index.js");
};
