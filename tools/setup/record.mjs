import { renameSync, writeFileSync } from "node:fs";
import { readRecord, recordPath } from "../toolchain.js";

/** Adds to the setup's record. Written under another name and renamed: a reader never sees half of it. */
export function addToRecord(fields) {
  const draft = `${recordPath}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ ...readRecord(), ...fields }, null, 2)}\n`);
  renameSync(draft, recordPath);
}
