import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

const REGION = { TWILIO_REGION: process.env.TWILIO_REGION, TWILIO_EDGE: process.env.TWILIO_EDGE };

beforeEach(() => {
  delete process.env.TWILIO_REGION;
  delete process.env.TWILIO_EDGE;
});

afterEach(() => {
  leaveProjects();
  for (const [name, value] of Object.entries(REGION)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

/** What `check` says of a sound stack file with more lines below `config`, in a project called screening. */
async function checked(more: string, files: Record<string, string> = {}) {
  enterProject({ "Pulumi.dev.yaml": `${stackFile(SOUND)}${more}`, ...files });
  return run("check");
}

test("reports a key under the project's name with its line, in every notation", async () => {
  for (const key of ["screening:mode", "mode"]) {
    const { code, out } = await checked(`  ${key}: open\n`);
    expect(code).toBe(1);
    expect(out).toMatch(
      /1 error\n {2}screening:mode \(Pulumi\.dev\.yaml:4:3\): has no effect.*Rename it to ringfence:mode/,
    );
  }
});

test("notices a declaration that a renamed project kept, with its place in Pulumi.yaml", async () => {
  const project = "name: screening\nruntime: nodejs\nconfig:\n  mode: { type: string, default: enforce }\n";
  const { code, out } = await checked("", { "Pulumi.yaml": project });
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/Worth a look:\n {2}screening:mode \(Pulumi\.yaml:4:\d+\): has/),
  ]);
});

test.each([
  ["rinfence:mode: open", /rinfence:mode \(Pulumi\.dev\.yaml:4:3\): .*Did you mean ringfence:mode\?/],
  ["twilio:accountSID: AC1", /twilio:accountSID \(Pulumi\.dev\.yaml:4:3\): .*Did you mean twilio:accountSid\?/],
  ["twilio:region: Ireland", /twilio:region \(Pulumi\.dev\.yaml:4:3\): "Ireland" is not a region of Twilio/],
  ["twilio:region: br1", /twilio:region \(Pulumi\.dev\.yaml:4:3\): region br1 needs an edge/],
  [
    "twilio:region: ie1\n  twilio:edge: roaming",
    /twilio:edge \(Pulumi\.dev\.yaml:5:3\): "roaming" goes with no region, and region ie1 is set\. Write dublin/,
  ],
])("reports %s as an error", async (line, message) => {
  const { code, out } = await checked(`  ${line}\n`);
  expect([code, out]).toEqual([1, expect.stringMatching(message)]);
});

test("checks the region of the environment too", async () => {
  process.env.TWILIO_REGION = "dublin";
  expect((await checked("")).out).toContain('TWILIO_REGION: "dublin" is not a region of Twilio. Did you mean ie1?');
});

test("leaves a secret region to the provider", async () => {
  expect((await checked("  twilio:region: { secure: AAABBB }\n")).code).toBe(0);
});

test("reports a key outside config: with its line", async () => {
  const { code, out } = await checked("ringfence:mode: open\n");
  expect(code).toBe(1);
  expect(out).toMatch(/ringfence:mode \(Pulumi\.dev\.yaml:4:1\): is outside config: .* Move it below config:/);
});
