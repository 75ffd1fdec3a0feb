"use strict";
// Starts the plugin of the tarball. Written for any Node, so that one that is too old can say so.
var module_ = require("module");
if (Number(process.versions.node.split(".")[0]) < 22) {
  console.error(
    "The twilio plugin runs on Node.js 22 or newer, and `node` is " +
      process.version +
      ". Install a newer Node.js and run this again.",
  );
  process.exit(1);
}
module_.enableCompileCache();
require("./main.js");
