"use strict";

const { copyFileSync, statSync, symlinkSync } = require("node:fs");

/**
 * Makes `to` stand for `from`, a file or folder. Windows lets only administrators make symbolic links, so there a folder gets
 * a junction, and a file is copied.
 */
function link(from, to, platform = process.platform) {
  const isFolder = statSync(from).isDirectory();
  if (platform === "win32" && !isFolder) copyFileSync(from, to);
  else symlinkSync(from, to, isFolder ? "junction" : "file");
}

module.exports = { link };
