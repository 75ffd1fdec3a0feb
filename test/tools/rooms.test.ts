import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CONTRIBUTING, drawingIn, drawRooms } from "../../tools/docs/rooms";
import { link } from "../../tools/link";
import { nodePath, root } from "../../tools/toolchain";
import { ended } from "../harness/tools/spawn";

const CRUISER = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

describe("the table of rooms", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-rooms-"));
    for (const name of [".dependency-cruiser.mjs", "tsconfig.json", "package.json"])
      cpSync(join(root, name), join(folder, name));
    link(join(root, "node_modules"), join(folder, "node_modules"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Names of the rules that these files break. */
  async function broken(files: Record<string, string>): Promise<string[]> {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const command = [CRUISER, "--config", ".dependency-cruiser.mjs", "--output-type", "json", ...Object.keys(files)];
    const { output } = await ended(spawn(nodePath, command, { cwd: folder }));
    const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
  }

  const A = "export type A = string;\n";

  test.each([
    [
      "a room below that imports one above",
      "twilio-imports",
      { "numbers/a.ts": A, "twilio/b.ts": 'import { type A } from "../numbers/a";\nexport type B = A;\n' },
    ],
    [
      "a door that is passed by",
      "provider-door",
      { "provider/a.ts": A, "cli/b.ts": 'import { type A } from "../provider/a";\nexport type B = A;\n' },
    ],
    [
      "a cycle of types alone",
      "no-cycle",
      {
        "flows/a.ts": 'import { type B } from "./b";\nexport type A = B[];\n',
        "flows/b.ts": 'import { type A } from "./a";\nexport type B = A[];\n',
      },
    ],
    ["Node in a pure room", "pure-rooms-node", { "flows/a.ts": 'export * from "node:fs";\n' }],
    ["a package that is not declared", "declared-packages", { "cli/a.ts": 'export * from "acorn";\n' }],
    [
      "a test's file in the product",
      "no-test-in-product",
      { "test/a.ts": A, "cli/b.ts": 'export * from "../test/a";\n' },
    ],
  ])("refuses %s", async (_what, rule, files) => {
    expect(await broken(files)).toEqual([rule]);
  });

  test("accepts permitted imports", async () => {
    const files = {
      "flows/a.ts": A,
      "cli/b.ts": 'export * from "../flows/a";\n',
      "provider/c.ts": 'export * from "node:fs";\n',
    };
    expect(await broken(files)).toEqual([]);
  });
});

test("has an up-to-date drawing of the rooms (npm run docs)", () => {
  expect(drawingIn(readFileSync(CONTRIBUTING, "utf8"))).toBe(drawRooms());
});
