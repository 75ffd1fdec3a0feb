"use strict";

const { setInterval } = require("node:timers");

// A provider that cannot run serves all the same, and answers everything with the reason. One that merely ends is called
// a bug by the engine ("Please report the issue"), with the reason buried in a dump.
const REFUSED = "CheckConfig DiffConfig Configure GetSchema Invoke Check Diff Create Read Update Delete Construct Call";
const EMPTY = "Attach Cancel";

/** Serves on a loopback port, as the engine expects it, and refuses each call with this text. */
function refuse(text) {
  let grpc;
  try {
    grpc = require("@grpc/grpc-js");
  } catch {
    // Not even that is installed.
    console.error(text);
    process.exitCode = 1;
    return;
  }
  const server = new grpc.Server();
  const raw = (bytes) => bytes;
  const register = (names, answer) => {
    for (const name of names.split(" ")) {
      server.register(`/pulumirpc.ResourceProvider/${name}`, (_call, done) => answer(done), raw, raw, "unary");
    }
  };
  // `PluginInfo`: field 1, a text. Without it the engine warns of a wrong version as well.
  const version = Buffer.from(require("../../package.json").version);
  register("GetPluginInfo", (done) => done(null, Buffer.from([0x0a, version.length, ...version])));
  register(REFUSED, (done) => done({ code: grpc.status.FAILED_PRECONDITION, details: text }));
  register(EMPTY, (done) => done(null, Buffer.alloc(0)));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
      console.error(text);
      process.exit(1);
    }
    process.stdout.write(`${port}\n`);
  });
  const parent = process.ppid;
  setInterval(() => (process.ppid !== parent || !isThere(parent)) && process.exit(1), 2_000).unref();
}

/** On Windows a process keeps the number of a parent that is gone. */
function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

module.exports = { refuse };
