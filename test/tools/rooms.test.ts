import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CONTRIBUTING, drawingIn, drawRooms, LABELS } from "../../tools/docs/rooms";
import { link } from "../../tools/link";
import { nodePath, root } from "../../tools/toolchain";
import { ended, script, toolUrl } from "../harness/tools/spawn";

const CRUISER = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

const A = "export type A = string;\n";

/** Files that break a rule, each case in files of its own names, so that one run of the tool judges all. */
const REFUSED: [what: string, rule: string, files: Record<string, string>][] = [
  [
    "a room below that imports one above",
    "twilio-imports",
    { "numbers/above.ts": A, "twilio/below.ts": 'import { type A } from "../numbers/above";\nexport type B = A;\n' },
  ],
  [
    "a door that is passed by",
    "provider-door",
    { "provider/inner.ts": A, "cli/visitor.ts": 'import { type A } from "../provider/inner";\nexport type B = A;\n' },
  ],
  [
    "a cycle of types alone",
    "no-cycle",
    {
      "flows/one.ts": 'import { type B } from "./other";\nexport type A = B[];\n',
      "flows/other.ts": 'import { type A } from "./one";\nexport type B = A[];\n',
    },
  ],
  ["Node in a pure room", "pure-rooms-node", { "flows/node.ts": 'export * from "node:fs";\n' }],
  ["a package that is not declared", "declared-packages", { "cli/package.ts": 'export * from "acorn";\n' }],
  [
    "a test's file in the product",
    "no-test-in-product",
    { "test/harness.ts": A, "cli/tested.ts": 'export * from "../test/harness";\n' },
  ],
];
const ALLOWED = {
  "flows/allowed.ts": A,
  "cli/allowed.ts": 'export * from "../flows/allowed";\n',
  "provider/allowed.ts": 'export * from "node:fs";\n',
};

describe("the table of rooms", () => {
  let violations: { from: string; rule: { name: string } }[];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "ringfence-rooms-"));
    for (const name of [".dependency-cruiser.mjs", "tsconfig.json", "package.json"])
      cpSync(join(root, name), join(folder, name));
    link(join(root, "node_modules"), join(folder, "node_modules"));
    const files = Object.assign({}, ALLOWED, ...REFUSED.map(([, , own]) => own)) as Record<string, string>;
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const command = [CRUISER, "--config", ".dependency-cruiser.mjs", "--output-type", "json", ...Object.keys(files)];
    const { output } = await ended(spawn(nodePath, command, { cwd: folder }));
    ({ violations } = (JSON.parse(output) as { summary: { violations: typeof violations } }).summary);
    rmSync(folder, { recursive: true });
  });

  /** Names of the rules that these files break. */
  const broken = (files: object) => [
    ...new Set(violations.filter(({ from }) => from in files).map(({ rule }) => rule.name)),
  ];

  test.each(REFUSED)("refuses %s", (_what, rule, files) => {
    expect(broken(files)).toEqual([rule]);
  });

  test("accepts permitted imports", () => {
    expect(broken(ALLOWED)).toEqual([]);
  });
});

test("draws every room of the table, but for the tools", async () => {
  const rooms = `import { ROOMS } from ${toolUrl("../.dependency-cruiser.mjs")}; console.log(Object.keys(ROOMS).join());`;
  const { output } = await ended(script(rooms));
  expect([...Object.keys(LABELS), "tools"].sort()).toEqual(output.trim().split(",").sort());
});

test("has an up-to-date drawing of the rooms (npm run docs)", () => {
  expect(drawingIn(readFileSync(CONTRIBUTING, "utf8"))).toBe(drawRooms());
});
