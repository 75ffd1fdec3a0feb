import { statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tools/toolchain";
import { ended, script, toolUrl } from "./spawn";

/** What building the program's bundle came to. */
async function built(): Promise<string> {
  const source = `import { buildProgram } from ${toolUrl("build.mjs")}; console.log(await buildProgram());`;
  return (await ended(script(source))).output.trim();
}

it.each(["index.ts", "program/names.ts", "flows/compile.ts", "schema/generated/config.js", "tools/build/pulumi.mjs"])(
  "the program that the engine runs is bundled anew when %s has changed, and only then",
  async (path) => {
    await built();
    expect(await built()).toBe("current");
    const source = join(root, path);
    const { atime, mtime } = statSync(source);
    utimesSync(source, atime, new Date(mtime.getTime() + 1_000));
    try {
      expect(await built()).toBe("built");
      expect(await built()).toBe("current");
    } finally {
      utimesSync(source, atime, mtime);
    }
  },
);
