import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitRevision } from "../../../../provider/gitRevision";
import { Bench, SUPPORT } from "../../../harness/provider/bench";
import { flowInputs, originalsOf } from "../../../harness/provider/inputs";

describe("the commit that is checked out in a folder", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "ringfence-git-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...args: string[]): string => {
    const user = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
    return execFileSync("git", [...user, ...args], { cwd: folder, encoding: "utf8" }).trim();
  };
  const write = (text: string) => writeFileSync(join(folder, "Pulumi.dev.yaml"), text);
  const commit = () => {
    git("init", "--quiet");
    write("one");
    git("add", ".");
    git("commit", "--quiet", "--message", "one");
    return git("rev-parse", "--short=7", "HEAD");
  };

  test("is its short hash, with a + if tracked files are edited", async () => {
    const hash = commit();
    expect(hash).toMatch(/^[0-9a-f]{7}$/);
    expect(await gitRevision(folder)).toBe(hash);
    writeFileSync(join(folder, "untracked"), "");
    expect(await gitRevision(folder)).toBe(hash);
    write("two");
    expect(await gitRevision(folder)).toBe(`${hash}+`);
  });

  test("is that of the repository around the folder, and not a tag's name", async () => {
    const hash = commit();
    git("tag", "--annotate", "--message", "first", "v1.0.0");
    mkdirSync(join(folder, "deep"));
    expect(await gitRevision(join(folder, "deep"))).toBe(hash);
  });

  test("is missing without a commit, a repository, the folder, or git", async () => {
    expect(await gitRevision(folder)).toBe("");
    git("init", "--quiet");
    expect(await gitRevision(folder)).toBe("");
    expect(await gitRevision(join(folder, "missing"))).toBe("");
    commit();
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      expect(await gitRevision(folder)).toBe("");
    } finally {
      process.env.PATH = path;
    }
  });
});

describe("the commit message of a revision", () => {
  let bench: Bench;
  beforeEach(async () => (bench = await Bench.open()));
  afterEach(() => bench.closeWithoutViolations());

  const line = () => bench.resource("studio:Flow", "main");
  const inputs = (countries?: string[]) => flowInputs(originalsOf(bench, SUPPORT), { ...(countries && { countries }) });
  const messages = () =>
    Object.values(bench.emulator.state.flows).flatMap(({ revisions }) => revisions.map((one) => one.commitMessage));

  test("names the stack, the commit if there is one, and what changed", async () => {
    const stored = await line().create(inputs());
    await line().update(stored, inputs(["RU", "CN"]));
    expect(messages()).toEqual([
      expect.stringMatching(/^dev( [0-9a-f]{7,}\+?)?: test fence$/),
      expect.stringMatching(/^dev( [0-9a-f]{7,}\+?)?: 1 widget changed: by_country$/),
    ]);
    expect(JSON.stringify(messages())).not.toContain("[ringfence");
  });

  test("is the program's own if it sets one, and left out if that is empty", async () => {
    const stored = await line().create({ ...inputs(), commitMessage: "first" });
    const next = await line().update(stored, { ...inputs(["CN"]), commitMessage: "" });
    await line().update(next, { ...inputs(["KP"]), commitMessage: "third" });
    expect(messages()).toEqual(["first", null, "third"]);
  });

  test("is short, however much has changed", async () => {
    const definition = { ...(inputs().definition as object), description: "rejects many ".repeat(50) };
    await line().create({ ...inputs(), definition });
    expect(messages()[0]).toMatch(/^dev.*rejects many.*…$/);
    expect(messages()[0]?.length).toBe(120);
  });

  test("is no change by itself, and is not computed in a preview", async () => {
    const stored = await line().create(inputs());
    expect(await line().diff(stored, { ...inputs(), commitMessage: "other" })).toEqual({});
    const shown = await line().update(stored, inputs(["CN"]), true);
    expect(shown.state).not.toHaveProperty("commitMessage");
    expect(messages()).toHaveLength(1);
  });
});
