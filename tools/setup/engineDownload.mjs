import { join } from "node:path";
import { root } from "../toolchain.js";
import { findInFolder } from "./engineSearch.mjs";
import { pinnedVersion } from "./engineVersion.mjs";
import { run } from "./process.mjs";
import { seconds } from "./stage.mjs";

/** Milliseconds after which a download that stands still counts as blocked. */
const limit = 300_000;

/**
 * Lets Pulumi's npm package fetch the pinned engine into `folder`, its own place for it. Undefined, with one line that says
 * why, where that does not work: many build machines reach package registries only.
 */
export async function downloadEngine(folder, say) {
  const wrapper = join(root, "node_modules", "pulumi", "run.js");
  say(`Pulumi's npm package fetches the engine ${pinnedVersion()} (about 100 MB)`);
  const { code, late } = await run(process.execPath, [wrapper, "version"], {
    env: { ...process.env, PULUMI_VERSION: pinnedVersion(), PULUMI_SKIP_UPDATE_CHECK: "true" },
    log: join(root, ".ringfence", "log", "engine-download.log"),
    limit,
    heartbeat: (_, started) => say(`still fetching, ${seconds(started)}`),
  });
  const engine = code === 0 ? await findInFolder(folder, "download") : undefined;
  if (engine === undefined) {
    const reason = late ? `stopped after ${limit / 60_000} minutes` : "is not possible from this machine";
    say(`that download ${reason} (.ringfence/log/engine-download.log)`);
  }
  return engine;
}
