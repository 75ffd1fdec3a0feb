"use strict";

// Loads TypeScript files by stripping their types, file by file, with the compiler that the tests use: `__dirname` and
// stack traces are those of the source. The type check is `npm run typecheck`'s.
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { transformSync } = require("@swc/core");

process.setSourceMapsEnabled(true);
Module.enableCompileCache?.();

Module._extensions[".ts"] = function load(module, filename) {
  const { code } = transformSync(readFileSync(filename, "utf8"), {
    filename,
    swcrc: false,
    configFile: false,
    sourceMaps: "inline",
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  });
  module._compile(code, filename);
};

// Forked processes and workers load TypeScript too.
if (!process.execArgv.includes(module.filename)) process.execArgv.push("--require", module.filename);
