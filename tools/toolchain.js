"use strict";

// Where `npm run setup` put the pinned tools. Plain CommonJS: the setup itself, the tests and the demo all read it, with
// no build step before them. Its types are in toolchain.d.ts.
const { readFileSync } = require("node:fs");
const { delimiter, dirname, join } = require("node:path");

const root = dirname(module.path);
const executable = (name) => (process.platform === "win32" ? `${name}.exe` : name);
const recordPath = join(root, "node_modules", ".ringfence-setup.json");
/** Where Node keeps compiled code, for the engine's language host and provider. */
const compileCache = join(root, ".ringfence", "cache", "node");
const nodePath = join(root, "node_modules", "node", "bin", executable("node"));

function readRecord() {
  try {
    return JSON.parse(readFileSync(recordPath, "utf8"));
  } catch {
    return {};
  }
}

function engineRecord() {
  const { engine } = readRecord();
  if (engine === undefined) {
    throw new Error("No Pulumi engine is recorded for this working copy. Run `npm run setup` first.");
  }
  return engine;
}

function enginePath() {
  return engineRecord().path;
}

function engineEnvironment({ home, backend, passphrase = "ringfence" }) {
  const engine = engineRecord();
  // Windows calls it `Path`. Only process.env itself finds it by any letter case.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:(?:pulumi|twilio)_|path$)/i.test(name));
  const env = Object.fromEntries(inherited);
  const path = [dirname(nodePath), dirname(engine.path), dirname(engine.host), process.env.PATH ?? ""];
  const direct = ["127.0.0.1", "localhost", env.NO_PROXY ?? env.no_proxy ?? ""].filter(Boolean).join(",");
  return {
    ...env,
    PATH: path.join(delimiter),
    NO_PROXY: direct,
    no_proxy: direct,
    // Node keeps its compiled code there: 0.17 s less for each preview, which takes 2.0 s without it.
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? compileCache,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

module.exports = { root, executable, recordPath, nodePath, compileCache, readRecord, enginePath, engineEnvironment };
