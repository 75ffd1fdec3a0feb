import { join } from "node:path";
import { root } from "../../../tools/toolchain";
import { ended, node } from "../tools/spawn";

/** The command line as users start it. */
export const CLI = join(root, "cli", "bin", "ringfence");

/** Builds what it starts, which takes a moment where nothing has changed. */
export async function buildCli(): Promise<void> {
  const { code, output } = await ended(node(["tools/build.mjs"]));
  if (code !== 0) throw new Error(output);
}
