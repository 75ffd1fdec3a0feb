import { enterProject, leaveProjects, run, SOUND, stackFile } from "../harness/cli/project";

afterEach(leaveProjects);

const KEYS = { ...SOUND, runsOn: "function" };

/** What a command prints for a stack whose line runs on a Function. */
async function printed(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  enterProject({ "Pulumi.dev.yaml": stackFile(KEYS) });
  return run(...args);
}

test("check accepts a line that runs on a Function", async () => {
  expect(await printed("check")).toMatchObject({ code: 0 });
});

test("explain says that a Function answers", async () => {
  expect((await printed("explain")).out).toContain("A Twilio Function answers, in place of a Studio flow");
  expect(JSON.parse((await printed("explain", "--json")).out)).toMatchObject({ lines: [{ runsOn: "function" }] });
});

test("simulate gives the same outcome, and says where it is decided", async () => {
  const args = ["simulate", "--from", "+74950000001", "--country", "RU", "--to", "+15550100002"];
  const { out } = await printed(...args);
  expect(out).toContain("because   Russia is on the block list");
  expect(out).toContain("runs on   a Twilio Function");
});

test("compile prints the flow that decides the same, and says that it is not deployed", async () => {
  const { code, error } = await printed("compile");
  expect(code).toBe(0);
  expect(error).toContain("runs on a Function, so no flow is deployed");
});

test("render draws the policy", async () => {
  const { code, out } = await printed("render", "--format", "mermaid");
  expect(code).toBe(0);
  expect(out).toContain("reject");
});
