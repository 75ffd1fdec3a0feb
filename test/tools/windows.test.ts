import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { link } from "../../tools/link";
import { ended, script, toolUrl } from "../harness/tools/spawn";

/** What a module of the tools says, printed as JSON. */
async function printedBy(source: string): Promise<unknown> {
  const { code, output } = await ended(script(source));
  if (code !== 0) throw new Error(output);
  return JSON.parse(output) as unknown;
}

describe("what a system without a POSIX shell needs", () => {
  test("passes arguments to a program unchanged, with spaces, quotes, percent signs and braces", async () => {
    const args = ["-s -w -X main.version=v1", "{{.Dir}}", 'a "quoted" word', "%PATH%", "a&b|c>d", "$HOME", ""];
    const source = `
      import { run } from ${toolUrl("setup/process.mjs")};
      const print = "console.log(JSON.stringify(process.argv.slice(1)))";
      const { lines } = await run(process.execPath, ["--eval", print, "--", ...${JSON.stringify(args)}]);
      console.log(lines.join(""));`;
    expect(await printedBy(source)).toEqual(args);
  });

  test("distinguishes a program that does not exist from one that fails", async () => {
    const source = `
      import { run } from ${toolUrl("setup/process.mjs")};
      const none = await run("no-such-program-of-ringfence", []);
      const failed = await run(process.execPath, ["--eval", "process.exit(3)"]);
      console.log(JSON.stringify([none.missing, none.code, failed.missing, failed.code]));`;
    expect(await printedBy(source)).toEqual([true, null, false, 3]);
  });

  test.each([
    ["the npm that started us", { env: { npm_execpath: "/opt/npm/bin/npm-cli.js" } }, "/opt/npm/bin/npm-cli.js"],
    [
      "npm, though another package manager started us",
      { env: { npm_execpath: "/opt/pnpm.cjs" }, node: "/opt/node/bin/node", platform: "linux" },
      "/opt/node/lib/node_modules/npm/bin/npm-cli.js",
    ],
    [
      "the npm beside Node on Windows",
      { env: {}, node: "/node/node.exe", platform: "win32" },
      "/node/node_modules/npm/bin/npm-cli.js",
    ],
  ])("finds %s as a script for Node", async (_title, options, found) => {
    const source = `
      import { npmScript } from ${toolUrl("setup/npm.mjs")};
      console.log(JSON.stringify(npmScript(${JSON.stringify(options)})));`;
    expect(String(await printedBy(source)).replaceAll("\\", "/")).toBe(found);
  });

  test("links to a folder, and copies a file if links are for administrators", () => {
    const folder = mkdtempSync(join(tmpdir(), "ringfence-link-"));
    mkdirSync(join(folder, "from"));
    writeFileSync(join(folder, "from", "a.txt"), "a");
    link(join(folder, "from"), join(folder, "folder"), "win32");
    link(join(folder, "from", "a.txt"), join(folder, "a.txt"), "win32");
    expect(readFileSync(join(folder, "folder", "a.txt"), "utf8")).toBe("a");
    expect(lstatSync(join(folder, "folder")).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(folder, "a.txt")).isFile()).toBe(true);
    // The link goes, and what it stands for stays.
    rmSync(join(folder, "folder"), { force: true });
    expect(readFileSync(join(folder, "from", "a.txt"), "utf8")).toBe("a");
    rmSync(folder, { recursive: true });
  });
});
