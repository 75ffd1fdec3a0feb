import { ended, script, toolUrl } from "../harness/tools/spawn";

/** What the check says of a text. */
async function findings(text: string): Promise<{ line: number; text: string }[]> {
  const { code, output } = await ended(
    script(`
      import { findings } from ${toolUrl("words/patterns.mjs")};
      console.log(JSON.stringify(findings(${JSON.stringify(text)})));
    `),
  );
  if (code !== 0) throw new Error(output);
  return JSON.parse(output) as { line: number; text: string }[];
}

test("finds phrases and names that a newcomer does not understand, each with its line and a remedy", async () => {
  const text = [
    "// The value cannot stand here.",
    "// hiddenCallers has to be said with an allowList.",
    "// It takes one write a number.",
    "const told = 1;",
    "export interface Kept {",
    "type Ground = string;",
    'test("what the caller met is told", () => {',
    '  ])("puts back what %s had", async (_what) => {',
    '  ])("a file that is no YAML", () => {',
  ].join("\n");
  expect(await findings(text)).toEqual(
    [
      /"cannot stand"/,
      /"has to be said"/,
      /"one write a number": write "per"/,
      /"const told"/,
      /Kept/,
      /"type Ground"/,
      /"test\("what the caller met is told": name the behaviour/,
      /"\]\)\("puts back": /,
      /"\]\)\("a file that is no YAML": /,
    ].map((pattern, index) => ({ line: index + 1, text: expect.stringMatching(pattern) as string })),
  );
});

test("accepts ordinary sentences and imports", async () => {
  const text = [
    "// It cannot stand in for From. Once a call is answered, it is billed.",
    "import { type Kept } from './resource';",
    "  type Kept,",
    "// One flow per line: how many numbers a line lists.",
    'test("restores every number, and reports what is missing", () => {',
    'expect(describe("what it met")).toBe(1);',
  ].join("\n");
  expect(await findings(text)).toEqual([]);
});
