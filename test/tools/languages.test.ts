import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ended, script, toolUrl } from "../harness/tools/spawn";

let bin: string;
beforeEach(() => (bin = mkdtempSync(join(tmpdir(), "ringfence-bin-"))));
afterEach(() => rmSync(bin, { recursive: true }));

/** What the search for Python ends with where PATH has this and nothing else. */
async function search(python?: string): Promise<string> {
  if (python !== undefined) {
    writeFileSync(join(bin, "python3"), `#!/bin/sh\n${python}\n`);
    chmodSync(join(bin, "python3"), 0o755);
  }
  const source = `
    import { findPython } from ${toolUrl("languages/python.mjs")};
    console.log(await findPython("linux").catch(({ message }) => message));`;
  return (await ended(script(source, { PATH: bin }))).output;
}

test.each([
  ["no Python", undefined, "There is no `python3` on PATH"],
  ["one that cannot make environments", "echo 'No module named venv' >&2; exit 1", "No module named venv"],
  ["one that is too old", "echo 3 8", "is Python 3.8, which is too old"],
])("names what to install on a machine with %s before anything is built", async (_what, python, words) => {
  const output = await search(python);
  expect(output).toContain(words);
  expect(output).toContain("Install Python 3.10 or newer");
});

test("accepts a suitable Python", async () => {
  expect(await search("echo 3 12")).toBe("python3\n");
});
