import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tools/toolchain";
import { ended, node, script, toolUrl } from "../harness/tools/spawn";
import { engines, version } from "../../package.json";

const printed = async (source: string): Promise<unknown> => {
  const { code, output } = await ended(script(source));
  if (code !== 0) throw new Error(output);
  return JSON.parse(output);
};

describe("commit subjects", () => {
  const errorIn = (subject: string) =>
    printed(`import { errorIn } from ${toolUrl("release/subjects.mjs")};
      console.log(JSON.stringify(errorIn(${JSON.stringify(subject)}) ?? null));`);

  test.each(["feat(provider): a component", "fix!: another default", "chore: format", "Merge branch 'x'"])(
    "accepts %s as conventional",
    async (subject) => expect(await errorIn(subject)).toBeNull(),
  );

  test.each(["A component", "feature: a component", "feat:no space", "feat(): nothing"])(
    "refuses %s, and the remedy names the types",
    async (subject) => expect(await errorIn(subject)).toContain("with a type of feat, fix"),
  );

  test("refuses a long one with its length", async () => {
    expect(await errorIn(`feat: ${"a".repeat(80)}`)).toContain("is 86 characters long");
  });
});

test("prints the version's section of the changelog as release notes, whatever its line ends", async () => {
  const changelog =
    "# Changelog\r\n\r\n## Unreleased\r\n- new\r\n\r\n## 0.1.0 (2026-01-01)\r\n- first\r\n\r\n## 0.0.10\r\n- old\r\n";
  const section = (of: string) =>
    printed(`import { sectionOf } from ${toolUrl("release/changelog.mjs")};
      try { console.log(JSON.stringify(sectionOf(${JSON.stringify(changelog)}, ${JSON.stringify(of)}))); }
      catch (fault) { console.log(JSON.stringify(fault.message)); }`);
  expect([await section("v0.1.0"), await section("Unreleased"), await section("0.0.10")]).toEqual([
    "- first",
    "- new",
    "- old",
  ]);
  expect(await section("0.0.1")).toContain('has no part "## 0.0.1"');
});

test("has release notes for the version of package.json in the changelog", async () => {
  const { code, output } = await ended(node(["tools/release/notes.mjs", `v${version}`]));
  expect([code, output]).toEqual([0, expect.stringMatching(/^[A-Z][^]+^### /m)]);
});

test("refuses to release a tag that differs from the version, with the reason", async () => {
  const { code, output } = await ended(node(["tools/release/ready.mjs", "v9.9.9"]));
  expect(code).toBe(1);
  expect(output).toContain(`The tag is v9.9.9, and package.json has version ${version}.`);
});

test("has the Node of the tests in .node-version, in the range that the package supports", async () => {
  const wanted = readFileSync(join(root, ".node-version"), "utf8").trim();
  expect(`v${wanted}`).toBe((await ended(script("console.log(process.version)"))).output.trim());
  expect(Number(wanted.split(".")[0])).toBeGreaterThanOrEqual(Number(engines.node.replace(/\D/g, "")));
});
