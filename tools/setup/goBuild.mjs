import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root } from "../toolchain.js";
import { findGo } from "./go.mjs";
import { SetupError, mask } from "./setupError.mjs";
import { run } from "./process.mjs";
import { seconds } from "./stage.mjs";

/** Removes the drafts of builds that were killed. */
function sweep(folder) {
  for (const name of readdirSync(folder)) {
    const pid = /^\.draft-(\d+)-/.exec(name)?.[1];
    if (pid === undefined) continue;
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      if (error.code === "ESRCH") rmSync(join(folder, name), { force: true });
    }
  }
}

/**
 * Builds a Go program of the pinned modules to `target`, an absolute path: under another name, then renamed, so that
 * nobody ever starts half a file.
 *
 * `module` is the folder with its go.mod, `source` the package, `ldflags` linker flags, `title` what people call it.
 */
export async function goBuild({ module, source, target, ldflags = "-s -w", title }, say) {
  const go = await findGo(module);
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  sweep(folder);
  const draft = join(folder, `.draft-${process.pid}-${basename(target)}`);
  const log = join(".ringfence", "log", `go-build-${basename(target)}.log`);
  // -v names each package as it is compiled: the measure of progress.
  const args = ["build", "-v", "-trimpath", "-ldflags", ldflags, "-o", draft, source];
  const { code, lines } = await run(go, args, {
    cwd: module,
    env: { ...process.env, GOFLAGS: `${process.env.GOFLAGS ?? ""} -mod=readonly`.trim() },
    log: join(root, log),
    heartbeat: (all, started) => {
      const fetched = all.filter((line) => line.startsWith("go: downloading")).length;
      say(
        `building ${title}, ${seconds(started)}: ${fetched} modules fetched, ${all.length - fetched} packages compiled`,
      );
    },
  });
  if (code !== 0) {
    rmSync(draft, { force: true });
    throw new SetupError(
      `${title} did not build; the last lines of Go:\n${mask(lines.slice(-12).join("\n"))}\n\n` +
        `If modules cannot be fetched, set GOPROXY to a Go module proxy that you can reach. All output: ${log}`,
    );
  }
  renameSync(draft, target);
}
