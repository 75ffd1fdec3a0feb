import { mkdirSync } from "node:fs";
import path from "node:path";
import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

afterEach(leaveProjects);

const sound = stackFile(SOUND);
const stackOf = async (...args: string[]) =>
  (JSON.parse((await run("check", "--json", ...args)).out) as { stack: string }).stack;

describe("the stack", () => {
  test("is the only one if there is just one", async () => {
    enterProject({ "Pulumi.prod.yaml": sound });
    expect(await stackOf()).toBe("prod");
  });

  test("is dev if there are several", async () => {
    enterProject({ "Pulumi.prod.yaml": sound, "Pulumi.dev.yaml": sound });
    expect(await stackOf()).toBe("dev");
  });

  test("is the named one, with or without its organisation, or the one of the named file", async () => {
    enterProject({ "Pulumi.prod.yaml": sound, "Pulumi.dev.yaml": sound, "draft/other.yaml": sound });
    expect(await stackOf("--stack", "prod")).toBe("prod");
    expect(await stackOf("-s", "acme/screening/prod")).toBe("prod");
    expect(await stackOf("--config", "Pulumi.prod.yaml")).toBe("prod");
    expect(await stackOf("-c", path.join("draft", "other.yaml"))).toBe("other.yaml");
  });

  test("is found from a folder below the project, and where Pulumi.yaml points", async () => {
    const folder = enterProject({
      "Pulumi.yaml": "name: screening\nruntime: nodejs\nstackConfigDir: stacks\n",
      "stacks/Pulumi.prod.yaml": stackFile({ ...SOUND, rejectReason: "x" }),
    });
    mkdirSync(path.join(folder, "src"));
    process.chdir(path.join(folder, "src"));
    const { out } = await run("check");
    expect(out).toContain(`(${path.join("..", "stacks", "Pulumi.prod.yaml")}:4:3)`);
  });
});

describe("wrong usage exits with code 2 and a remedy", () => {
  test.each<[string, Record<string, string>, string[], string]>([
    [
      "several stacks, none named",
      { "Pulumi.a.yaml": sound, "Pulumi.b.yaml": sound },
      [],
      "Choose one with --stack: a, b",
    ],
    [
      "an unknown stack",
      { "Pulumi.a.yaml": sound },
      ["--stack", "prd"],
      'no stack file for "prd" in this folder. Choose one with --stack: a',
    ],
    ["no stack file", {}, [], "no stack file in this folder. Make one, such as Pulumi.dev.yaml"],
    ["a file that is not there", {}, ["--config", "no.yaml"], "no.yaml is not a file. Set --config"],
    ["a folder for a file", {}, ["--config", "."], "is not a file"],
    ["a stack and a file", {}, ["--stack", "a", "--config", "b"], "cannot be used together"],
    ["an unknown option", {}, ["--stak", "a"], "Did you mean --stack?"],
    ["an argument too many", {}, ["prod"], "too many arguments"],
  ])("%s", async (_what, files, args, expected) => {
    enterProject(files);
    const { code, out, error } = await run("check", ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain(expected);
  });

  test("a folder without a project", async () => {
    process.chdir(path.parse(process.cwd()).root);
    const { code, error } = await run("explain");
    expect([code, error]).toEqual([2, expect.stringContaining("there is no Pulumi.yaml in this folder")]);
  });
});

test("lists the exit codes in the help, and an example in the help of each command", async () => {
  const { code, out } = await run("--help");
  expect(code).toBe(0);
  expect(out).toContain("Exit codes: 0 all is well; 1 the stack file has errors");
  for (const command of ["check", "compile", "simulate", "explain"]) {
    expect(out).toMatch(new RegExp(`^  ${command} `, "m"));
    expect((await run(command, "--help")).out).toContain(`  ringfence ${command} `);
  }
});

test.each(["compile", "explain", "simulate"])(
  "%s prints the errors of a stack file, and nothing else",
  async (command) => {
    enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, mode: "closed" }) });
    const from = command === "simulate" ? ["--from", "anonymous"] : [];
    const plain = await run(command, ...from);
    expect([plain.code, plain.out]).toEqual([1, ""]);
    expect(plain.error).toMatch(/Pulumi\.dev\.yaml: 1 error\n {2}ringfence:mode \(Pulumi\.dev\.yaml:4:\d+\)/);
    const json = await run(command, ...from, "--json");
    expect([json.code, json.error]).toEqual([1, ""]);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, errors: [{ path: "ringfence:mode", line: 4 }] });
  },
);
