import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SOUND, stackFile } from "../harness/cli/project";

const COMMAND = path.join(__dirname, "..", "..", "cli", "dist", "ringfence.js");

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "ringfence-open-")));
  writeFileSync(path.join(folder, "Pulumi.yaml"), "name: screening\nruntime: nodejs\n");
  writeFileSync(path.join(folder, "Pulumi.dev.yaml"), stackFile(SOUND));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `ringfence render` where the only program on PATH is the desktop's, if there is one. */
function render(...args: string[]): { status: number | null; stderr: string } {
  const env = { ...process.env, PATH: folder, TMPDIR: folder };
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, "render", ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, stderr };
}

/** Puts a desktop on PATH that writes down what it is to open. */
function desktop(): void {
  const noted = path.join(folder, "opened");
  for (const name of ["xdg-open", "open"]) {
    const script = `#!/bin/sh\nprintf '%s' "$1" > '${noted}.part' && /bin/mv '${noted}.part' '${noted}'\n`;
    writeFileSync(path.join(folder, name), script);
    chmodSync(path.join(folder, name), 0o755);
  }
}

/** What the desktop was to open. The command does not wait for it, so this does. */
async function opened(): Promise<string> {
  const noted = path.join(folder, "opened");
  for (let tries = 0; tries < 500 && !existsSync(noted); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return readFileSync(noted, "utf8");
}

it("opens the page if neither a format nor a file is given", async () => {
  desktop();
  expect(render("--open").status).toBe(0);
  const file = await opened();
  expect(file).toMatch(/\.html$/);
  expect(path.isAbsolute(file)).toBe(true);
  expect(readFileSync(file, "utf8")).toContain("<title>");
});

it("opens the written file", async () => {
  desktop();
  expect(render("--out", "flow.svg", "--open").status).toBe(0);
  expect(await opened()).toBe(path.join(folder, "flow.svg"));
});

it("names the file to open by hand if there is no desktop, and keeps it", () => {
  const { status, stderr } = render("--out", "flow.svg", "--open");
  expect(status).toBe(1);
  expect(stderr).toMatch(/flow\.svg cannot be opened here: there is no \S+\. Open it by hand/);
  expect(existsSync(path.join(folder, "flow.svg"))).toBe(true);
});
