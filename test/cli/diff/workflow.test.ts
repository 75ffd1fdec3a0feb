import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { run } from "../../harness/cli/project";

const ROOT = path.join(__dirname, "..", "..", "..");

interface Job {
  if?: string;
  permissions: Record<string, string>;
  env?: Record<string, string>;
  steps: { uses?: string; run?: string; if?: string; with?: Record<string, unknown> }[];
}

const text = readFileSync(path.join(ROOT, "examples/github-actions/ringfence.yml"), "utf8");
const workflow = parse(text) as { permissions: object; jobs: Record<string, Job> };
const jobs = Object.entries(workflow.jobs);
const scripts = jobs.flatMap(([, { steps }]) => steps.flatMap((step) => step.run ?? []));

/** Every `npx ringfence …` of a text, up to the end of its options. */
function commandsIn(of: string): string[][] {
  return [...of.matchAll(/(?:npx )?ringfence ((?:check|diff|report)[^\n`|>&]*)/g)].map(([, args = ""]) =>
    args.trim().split(/\s+/),
  );
}

test.each([
  ["the workflow", scripts.join("\n")],
  ["docs/ci.md", readFileSync(path.join(ROOT, "docs/ci.md"), "utf8")],
])("%s uses only existing commands and options", async (_what, of) => {
  const commands = commandsIn(of);
  expect(commands.map(([command]) => command)).toEqual(expect.arrayContaining(["check", "diff"]));
  for (const [command = "", ...args] of commands) {
    const { code, out } = await run(command, "--help");
    expect(code).toBe(0);
    for (const option of args.filter((arg) => arg.startsWith("--"))) expect(out).toContain(option);
  }
});

test("the workflow checks, compares, previews, looks for drift every night, and reports on calls", () => {
  expect(jobs.map(([name]) => name)).toEqual(["check", "diff", "comment", "preview", "drift", "report"]);
  expect(scripts.join("\n")).toMatch(/ringfence diff .* --calls --markdown/);
  expect(scripts).toContain('npx pulumi preview --stack "$STACK" --refresh --expect-no-changes --non-interactive');
});

test("no job has more rights than it needs, and no job that runs for a fork has a secret", () => {
  expect(workflow.permissions).toEqual({});
  const writing = jobs.filter(([, { permissions }]) => Object.values(permissions).includes("write"));
  expect(writing.map(([name]) => name)).toEqual(["comment"]);
  for (const [name, job] of jobs) {
    if (!JSON.stringify(job).includes("secrets.")) continue;
    expect([name, job.if]).toEqual([name, expect.stringMatching(/full_name == github\.repository|!= 'pull_request'/)]);
  }
});

test("no shell script contains text of a pull request", () => {
  for (const script of scripts) expect(script).not.toContain("${{");
});

test("all actions are GitHub's own, pinned to a major version", () => {
  const used = new Set(jobs.flatMap(([, { steps }]) => steps.flatMap(({ uses }) => uses ?? [])));
  expect([...used].sort()).toEqual(["actions/checkout@v4", "actions/setup-node@v4"]);
});
