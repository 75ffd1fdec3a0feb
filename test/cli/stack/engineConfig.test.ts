import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

const PATH = process.env.PATH;
afterEach(() => {
  process.env.PATH = PATH;
  leaveProjects();
});

/** Puts an engine on PATH that prints this of a stack's config; without a text there is no engine at all. */
function engine(folder: string, printed?: object | string): void {
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  process.env.PATH = bin;
  if (printed === undefined) return;
  const answer = typeof printed === "string" ? `echo '${printed}' >&2; exit 255` : `echo '${JSON.stringify(printed)}'`;
  const guard = '[ "$1 $2 $3" = "config --json --stack" ] || exit 9';
  writeFileSync(path.join(bin, "pulumi"), `#!/bin/sh\n${guard}\n${answer}\n`);
  chmodSync(path.join(bin, "pulumi"), 0o755);
}

const KEPT = {
  "ringfence:blockList": { value: '["RU","KZ"]', objectValue: ["RU", "KZ"], secret: false },
  "ringfence:numbers": { value: '["+15550100001"]', objectValue: ["+15550100001"], secret: false },
  "twilio:apiSecret": { secret: true },
};
const IMPORTS = "environment: [phones/prod]\n";

describe("a stack whose config is not only in its file", () => {
  test("is read from the engine if the file imports an environment, with a note", async () => {
    engine(enterProject({ "Pulumi.dev.yaml": `${IMPORTS}config:\n  ringfence:mode: monitor\n` }), KEPT);
    const { code, out } = await run("check");
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain("stack dev");
    expect(out).toContain("The engine: the config is what `pulumi config --json` says");
    const { out: answer } = await run("explain", "--json");
    expect(answer).toContain("KZ");
    expect(answer).toContain("monitor");
  });

  test("is read from the engine if there is no file", async () => {
    engine(enterProject({}), KEPT);
    expect(await run("check", "--stack", "prod")).toMatchObject({ code: 0 });
  });

  test("uses the file's own values over those of the environment", async () => {
    engine(enterProject({ "Pulumi.dev.yaml": `${IMPORTS}config:\n  ringfence:blockList: [XX]\n` }), KEPT);
    const { code, out } = await run("check");
    expect(code).toBe(1);
    expect(out).toMatch(/ringfence:blockList\[0\] .*"XX" is not an ISO/);
  });

  test.each([
    ["without an engine", undefined, "there is no `pulumi` on PATH"],
    [
      "without a login",
      "error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions",
      "PULUMI_ACCESS_TOKEN must be set",
    ],
  ])("reports keys that the file lacks as a notice, not as an error: %s", async (_title, printed, reason) => {
    engine(enterProject({ "Pulumi.dev.yaml": IMPORTS }), printed);
    const { code, out } = await run("check");
    expect(code).toBe(0);
    expect(out).toContain(reason);
    expect(out).toMatch(/Worth a look:[^]*ringfence:/);
    const explained = await run("explain");
    expect(explained.code).toBe(1);
    expect(explained.error).toContain("too little of it is known");
  });

  test("is checked as far as the file goes if there is no engine", async () => {
    engine(enterProject({ "Pulumi.dev.yaml": `${IMPORTS}${stackFile({ ...SOUND, rejectReason: "bsy" })}` }));
    expect(await run("check")).toMatchObject({ code: 1 });
  });

  test("reports both a missing file and a missing engine", async () => {
    engine(enterProject({}));
    const { code, error } = await run("check", "--stack", "prod");
    expect(code).toBe(2);
    expect(error).toContain('there is no stack file for "prod"');
    expect(error).toContain("there is no `pulumi` on PATH");
  });

  test("does not ask the engine if the file is complete", async () => {
    engine(enterProject({ "Pulumi.dev.yaml": stackFile(SOUND) }), "error: must not be asked");
    const { code, out } = await run("check");
    expect(code).toBe(0);
    expect(out).not.toContain("engine");
  });
});
