import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";
import { enterRepository } from "../../harness/cli/repository";

afterEach(leaveProjects);

type Keys = Record<string, string>;

function change(before: Keys, after: Keys): void {
  enterRepository({ "Pulumi.dev.yaml": stackFile(before) }, { "Pulumi.dev.yaml": stackFile(after) });
}

describe("a comment for a pull request", () => {
  test("shows the change as a table with the numbers, and draws both flows", async () => {
    change(SOUND, { ...SOUND, blockList: "[RU, CN, KP]" });
    const { code, out, error } = await run("diff", "--markdown");
    expect([code, error]).toEqual([1, ""]);
    expect(out).toContain(`## Call screening of \`screening/dev\`

\`HEAD:Pulumi.dev.yaml\` → \`Pulumi.dev.yaml\`

**2 numbers affected; 1 kind of caller meets something else.**

### Line main

| Who calls | Before | Now |
| --- | --- | --- |
| North Korea (KP) | forwarded to what the number did before | rejected |

2 numbers: +15550100001, +15550100002

<details><summary>Before: line main</summary>

\`\`\`mermaid
flowchart TD
`);
    const [, before, now] = out.split("<details>");
    expect(before).not.toContain("North Korea");
    expect(now).toContain("North Korea");
  });

  test("reports in one sentence that nothing differs, and draws nothing", async () => {
    change(SOUND, { ...SOUND, blockList: "[CN, RU]" });
    const { code, out } = await run("diff", "--markdown");
    expect(code).toBe(0);
    expect(out).toMatch(/\n\n\*\*No caller's outcome differs\.\*\*\n$/);
  });

  test("shows no password or query, and escapes Markdown", async () => {
    const forward = '{ webhook: "https://u:pa55@example.com/a|b_c?key=t0ken" }';
    change(SOUND, { ...SOUND, forward, announce: '"No *way* | [x](y) #1"' });
    const { out } = await run("diff", "--markdown");
    expect(out).not.toMatch(/pa55|t0ken/);
    expect(out).toContain("forwarded to https://example.com/a\\|b\\_c");
    expect(out).toContain("No \\*way\\* \\| \\[x\\](y) \\#1");
  });

  test("stays within GitHub's limit, and reports what it leaves out", async () => {
    const lines = (list: string) =>
      `{ ${Array.from({ length: 40 }, (_, index) => `l${index}: { blockList: [${list}, ${["AD", "AE", "AF"][index % 3]}], numbers: ["+15550100${100 + index}"] }`).join(", ")} }`;
    change({ lines: lines("RU") }, { lines: lines("RU, CN") });
    const { out } = await run("diff", "--markdown");
    expect(out.length).toBeLessThan(65_536);
    expect(out).toMatch(/\n\d+ more drawings have no room here: `ringfence render` makes them\.\n$/);
  });
});

describe("secrets", () => {
  const webhook = (cipher: string) => ({ ...SOUND, forward: `{ webhook: { secure: ${cipher} } }` });

  test("are equal if their encrypted text is unchanged, whatever else is secret", async () => {
    change(webhook("AAAB"), { ...webhook("AAAB"), rejectUrl: "{ secure: AAAC }" });
    const { out } = await run("diff");
    expect(out).not.toContain("forward.webhook");
    change(webhook("AAAB"), { ...webhook("AAAB"), blockList: "[RU]" });
    expect(await run("diff")).toMatchObject({
      code: 1,
      out: expect.stringContaining("CN now forwarded to a secret destination") as string,
    });
  });

  test("leave the outcome in doubt if they were encrypted again", async () => {
    change(webhook("AAAB"), webhook("AAAC"));
    expect(await run("diff")).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        "not known: line main: ringfence:forward.webhook is secret, and its encrypted text is another",
      ) as string,
    });
  });

  test("do not prevent a comparison if those that decide are unchanged", async () => {
    const exceptions = "{ reject: [{ secure: AAAB }] }";
    change({ ...SOUND, exceptions }, { ...SOUND, exceptions, blockList: "[RU]" });
    expect((await run("diff")).out).toContain("line main: CN now forwarded");
    change({ ...SOUND, exceptions }, { ...SOUND, exceptions: "{ reject: [{ secure: AAAC }] }", blockList: "[RU]" });
    const { code, out } = await run("diff");
    expect(code).toBe(1);
    expect(out).toContain("who gets through depends on ringfence:exceptions.reject[0], which is secret");
    expect(out).not.toContain("CN now");
  });

  test("are a difference if one replaces a webhook in clear text", async () => {
    change({ ...SOUND, forward: '{ webhook: "https://example.com/v" }' }, webhook("AAAB"));
    expect((await run("diff")).code).toBe(1);
  });
});

describe("what cannot be compared ends with exit code 2, and prints no difference:", () => {
  test.each<[string, string[], string]>([
    ["a revision that git does not have", ["--from", "nowhere"], 'git knows no revision "nowhere" here'],
    ["a revision that looks like an option", ["--from=--output=x"], "is no git revision"],
    ["no revision", ["--from", ""], "is no git revision"],
    ["two things to compare with", ["--from", "HEAD", "--deployed"], "each say what to compare with"],
    ["a stack that does not exist", ["--against-stack", "nope"], 'there is no stack file for "nope"'],
    ["two forms", ["--json", "--markdown"], "cannot be used together"],
  ])("%s", async (_what, args, message) => {
    change(SOUND, SOUND);
    const { code, out, error } = await run("diff", ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain(message);
  });

  test("a checkout of another owner, quoting git", async () => {
    enterRepository({ "Pulumi.dev.yaml": stackFile(SOUND) });
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = "1";
    try {
      const { code, error } = await run("diff");
      expect([code, error]).toEqual([2, expect.stringContaining("detected dubious ownership in repository")]);
      expect(error).toContain("git config --global --add safe.directory");
    } finally {
      delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
    }
  });

  test("a folder outside any repository", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile(SOUND) });
    const { code, error } = await run("diff");
    expect([code, error]).toEqual([2, expect.stringContaining("is in no git repository")]);
  });

  test("an invalid file, before or after, with its name and line", async () => {
    change({ ...SOUND, blockList: "[XX]" }, SOUND);
    const before = await run("diff");
    expect([before.code, before.out]).toEqual([2, ""]);
    expect(before.error).toContain(
      'HEAD:Pulumi.dev.yaml: 1 error\n  ringfence:blockList[0] (HEAD:Pulumi.dev.yaml:2:25): "XX" is not',
    );
    change(SOUND, { ...SOUND, blockList: "[XX]" });
    const after = await run("diff");
    expect([after.code, after.error]).toEqual([2, expect.stringContaining("Pulumi.dev.yaml:2:")]);
  });
});
