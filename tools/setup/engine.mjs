import { join } from "node:path";
import { readRecord } from "../toolchain.js";
import { buildEngine } from "./engineBuild.mjs";
import { downloadEngine } from "./engineDownload.mjs";
import { findInFolder, findOnPath, stampOf } from "./engineSearch.mjs";
import { pinnedVersion, versionsFolder } from "./engineVersion.mjs";
import { addToRecord } from "./record.mjs";

/**
 * Stage: a Pulumi engine with its Node.js language host. In this order: what the record names, the user's own on PATH, one in
 * Pulumi's versions folder, Pulumi's own download, a build from the pinned Go modules. Returns its record and a `summary`.
 */
export async function provideEngine(say) {
  const recorded = readRecord().engine;
  if (recorded !== undefined && recorded.stamp === stampOf(recorded)) return described(recorded);

  const folder = join(versionsFolder(), pinnedVersion(), "bin");
  const engine =
    (await findOnPath()) ??
    (await findInFolder(folder, "found")) ??
    (await downloadEngine(folder, say)) ??
    (await buildEngine(folder, say));
  const record = { ...engine, stamp: stampOf(engine) };
  addToRecord({ engine: record });
  return described(record);
}

function described(engine) {
  const origin = {
    path: "the one on PATH",
    found: "in Pulumi's versions folder",
    download: "downloaded by Pulumi's npm package",
    build: "built from the pinned sources",
  }[engine.origin];
  return { ...engine, summary: `Pulumi ${engine.version}, ${origin}` };
}
