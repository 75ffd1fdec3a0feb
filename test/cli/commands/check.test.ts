import path from "node:path";
import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

afterEach(leaveProjects);

const CIPHER = "AAABAKnotForEyesCipherText";
const SECRET = `{ secure: ${CIPHER} }`;

test("finds no error in the repository's own stack file", async () => {
  process.chdir(path.join(__dirname, "..", "..", ".."));
  const { code, out, error } = await run("check", "--stack", "dev");
  expect([code, error]).toEqual([0, ""]);
  expect(out).toContain("Pulumi.dev.yaml: no error found, stack dev\n  main  ");
});

test("reports all errors at once with their lines, and exits with code 1", async () => {
  enterProject({
    "Pulumi.dev.yaml": stackFile({
      blockList: "[Russia, CN]",
      numbers: "[+15550100001]",
      forward: '{ number: "+4930" }',
      colour: "red",
    }),
  });
  const { code, out, error } = await run("check");
  expect([code, error]).toEqual([1, ""]);
  expect(out).toContain("Pulumi.dev.yaml: 4 errors\n");
  expect(out).toMatch(/ringfence:blockList\[0\] \(Pulumi\.dev\.yaml:2:\d+\): "Russia" .*Did you mean RU/);
  expect(out).toMatch(
    /ringfence:numbers\[0\] \(Pulumi\.dev\.yaml:3:\d+\): 15550100001 .*Quote it in the YAML: "\+15550100001"/,
  );
  expect(out).toMatch(/ringfence:forward\.number \(Pulumi\.dev\.yaml:4:\d+\): "\+4930"/);
  expect(out).toMatch(/ringfence:colour \(Pulumi\.dev\.yaml:5:\d+\)/);
});

test("reports a missing setting with its path and a remedy, but without a line", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ blockList: "[RU]" }) });
  const { code, out } = await run("check");
  expect(code).toBe(1);
  expect(out).toContain("Pulumi.dev.yaml: 1 error\n  ringfence:numbers: is missing. List the phone numbers");
});

test("prints errors as JSON: path, value, reason, remedy, file and line", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, rejectReason: "buzy" }) });
  const { code, out } = await run("check", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    stack: "dev",
    project: "screening",
    file: "Pulumi.dev.yaml",
    ok: false,
    errors: [
      {
        path: "ringfence:rejectReason",
        value: '"buzy"',
        reason: "is not allowed here",
        remedy: "Write rejected or busy",
        file: "Pulumi.dev.yaml",
        line: 4,
        column: 3,
      },
    ],
    notices: [],
    unchecked: [],
    lines: [],
  });
});

test("lists the lines as JSON if there is no error", async () => {
  enterProject({
    "Pulumi.dev.yaml": stackFile({
      blockList: "[RU]",
      lines: '{ support: { numbers: ["+15550100001"] }, sales: { numbers: ["+15550100002", "+15550100003"] } }',
    }),
  });
  const { code, out } = await run("check", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    lines: [
      { line: "sales", numbers: 2 },
      { line: "support", numbers: 1 },
    ],
  });
});

test("reports a file that is not YAML with its line instead of crashing", async () => {
  enterProject({ "Pulumi.dev.yaml": "config:\n  ringfence:blockList: [RU\n  x: y\n" });
  const { code, out } = await run("check");
  expect(code).toBe(1);
  expect(out).toMatch(/Pulumi\.dev\.yaml \(Pulumi\.dev\.yaml:\d:\d+\): is not YAML that Pulumi can read/);
});

test.each([
  ["- a\n", "Pulumi.dev.yaml: is not a map, which a stack file must be"],
  ["config: 1\n", "Pulumi.dev.yaml: config: is not a map"],
  ["", "ringfence:blockList: is missing"],
])("reports an error for a stack file with the text %j", async (text, expected) => {
  enterProject({ "Pulumi.dev.yaml": text });
  const { code, out } = await run("check");
  expect([code, out]).toEqual([1, expect.stringContaining(expected)]);
});

test("refuses a file of several megabytes without reading it", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, blockList: `[${"RU, ".repeat(300_000)}CN]` }) });
  const { code, out } = await run("check");
  expect(code).toBe(1);
  expect(out).toContain(
    "Pulumi.dev.yaml (Pulumi.dev.yaml:1:1): is longer than 1000000 characters, so it is not read. Use groups",
  );
});

describe("secrets", () => {
  test.each([
    ["a forward", { ...SOUND, forward: SECRET }, "ringfence:forward"],
    ["a webhook", { ...SOUND, forward: `{ webhook: ${SECRET}, method: GET }` }, "ringfence:forward.webhook"],
    ["dialled numbers", { ...SOUND, forward: `{ number: [${SECRET}, ${SECRET}] }` }, "ringfence:forward.number[1]"],
    [
      "a caller ID",
      { ...SOUND, forward: `{ number: "+15550100099", callerId: ${SECRET} }` },
      "ringfence:forward.callerId",
    ],
    [
      "exceptions",
      { ...SOUND, exceptions: `{ reject: [${SECRET}, "+1900*"], forward: ${SECRET} }` },
      "ringfence:exceptions.forward",
    ],
    ["a verdict", { ...SOUND, hiddenCallers: SECRET }, "ringfence:hiddenCallers"],
    [
      "a former handler",
      { ...SOUND, former: `{ "+15550100001": { voiceUrl: ${SECRET} } }` },
      'ringfence:former["+15550100001"].voiceUrl',
    ],
    ["a key unknown to the check", { ...SOUND, fallback: SECRET }, "ringfence:fallback"],
    [
      "a forward of a line",
      { blockList: "[RU]", lines: `{ a: { numbers: ["+15550100001"], forward: ${SECRET} } }` },
      "ringfence:lines.a.forward",
    ],
  ])("do not stop the check, which lists them: %s", async (_what, keys, secret) => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    const { code, out, error } = await run("check");
    expect([code, error]).toEqual([0, ""]);
    expect(out).toContain(`Not checked:\n`);
    expect(out).toContain(`  ${secret}: is secret\n`);
    expect(out).not.toContain(CIPHER);
  });

  test("do not hide other errors, and those show nothing of a key that has a secret", async () => {
    enterProject({
      "Pulumi.dev.yaml": stackFile({
        ...SOUND,
        forward: `{ number: ["+15550100091", ${SECRET}, "+1555 01x"] }`,
        hiddenCallers: "maybe",
      }),
    });
    const { code, out } = await run("check");
    expect(code).toBe(1);
    expect(out).toContain("2 errors");
    expect(out).toMatch(/ringfence:forward\.number\[2\] \(Pulumi\.dev\.yaml:4:\d+\): \[secret\] /);
    expect(out).not.toMatch(/01x|AAABAK/);
  });

  test("count as set: a secret list beside the other list is an error", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, allowList: SECRET }) });
    const { out } = await run("check", "--json");
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      unchecked: [{ path: "ringfence:allowList", reason: "is secret" }],
    });
  });

  test.each([
    ["a list of countries", { ...SOUND, blockList: SECRET }, "ringfence:blockList", 2],
    ["a fenced number", { ...SOUND, numbers: `["+15550100001", ${SECRET}]` }, "ringfence:numbers[1]", 3],
    ["a filter", { ...SOUND, numbers: `{ friendlyName: ${SECRET} }` }, "ringfence:numbers.friendlyName", 3],
    ["a mode", { ...SOUND, mode: SECRET }, "ringfence:mode", 4],
    ["a reject reason", { ...SOUND, rejectReason: SECRET }, "ringfence:rejectReason", 4],
    [
      "a route's country",
      { ...SOUND, routes: `[{ countries: [${SECRET}], forward: { queue: paris } }]` },
      "ringfence:routes[0].countries[0]",
      4,
    ],
    ["all lines", { blockList: "[RU]", lines: SECRET }, "ringfence:lines", 3],
    ["a line", { blockList: "[RU]", lines: `{ a: ${SECRET} }` }, "ringfence:lines.a", 3],
    ["a line's mode", { ...SOUND, lines: `{ a: { mode: ${SECRET} } }` }, "ringfence:lines.a.mode", 4],
  ])("are refused where Twilio would show them: %s", async (_what, keys, path, line) => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    const { code, out } = await run("check");
    expect([code, out]).toEqual([1, expect.stringContaining("1 error\n")]);
    expect(out).toContain(`${path} (Pulumi.dev.yaml:${line}:`);
    expect(out).toMatch(
      /is a secret, but must not be one\. .* cannot be kept secret, because Twilio shows them to everyone with access to the account/,
    );
  });

  test("do not hide that their key does not exist", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, blocklist: SECRET }) });
    expect((await run("check")).out).toMatch(
      /ringfence:blocklist \(Pulumi\.dev\.yaml:4:\d+\): is not a key .*blockList/,
    );
  });

  test("include a value that Pulumi.yaml declares as secret", async () => {
    enterProject({
      "Pulumi.yaml":
        "name: screening\nruntime: nodejs\nconfig:\n  ringfence:rejectReason: { value: topsecret, secret: true }\n",
      "Pulumi.dev.yaml": stackFile(SOUND),
    });
    const { code, out } = await run("check");
    expect([code, out]).toEqual([1, expect.stringContaining("[secret] is not allowed here")]);
    expect(out).not.toContain("topsecret");
  });

  test("of environments are reported as not checked", async () => {
    enterProject({ "Pulumi.dev.yaml": `environment:\n  - shared/telephony\n${stackFile(SOUND)}` });
    const { out } = await run("check");
    expect(out).toContain("  environment shared/telephony: is kept outside the stack file\n");
  });
});

describe("the project's own config", () => {
  const project = (config: string) => `name: screening\nruntime: nodejs\nconfig:\n${config}`;

  test("provides defaults as value, default, list or scalar, and the stack's value wins", async () => {
    enterProject({
      "Pulumi.yaml": project(
        '  ringfence:blockList: { value: [RU] }\n  ringfence:numbers: ["+15550100001"]\n  ringfence:rejectReason: wrong\n  ringfence:hiddenCallers: { default: reject }\n',
      ),
      "Pulumi.dev.yaml": stackFile({ rejectReason: "busy" }),
    });
    const { code, out } = await run("simulate", "--from", "anonymous", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ outcome: "busy", by: "hidden" });
  });

  test("is checked, and errors are reported with lines of Pulumi.yaml", async () => {
    enterProject({
      "Pulumi.yaml": project("  ringfence:blockList:\n    value:\n      - RU\n      - Chnia\n"),
      "Pulumi.dev.yaml": stackFile({ numbers: SOUND.numbers }),
    });
    expect((await run("check")).out).toMatch(/ringfence:blockList\[1\] \(Pulumi\.yaml:7:\d+\): "Chnia"/);
  });

  test("may declare a key without a value, which sets nothing", async () => {
    enterProject({
      "Pulumi.yaml": project("  ringfence:rejectReason: { type: string }\n"),
      "Pulumi.dev.yaml": stackFile(SOUND),
    });
    expect((await run("check")).code).toBe(0);
  });

  test("may use keys without a namespace only if the project is named ringfence", async () => {
    const bare = 'config:\n  blockList: [RU]\n  numbers: ["+1555010000x"]\n';
    enterProject({ "Pulumi.yaml": "name: ringfence\nruntime: nodejs\n", "Pulumi.dev.yaml": bare });
    expect((await run("check")).out).toMatch(/1 error\n {2}ringfence:numbers\[0\] \(Pulumi\.dev\.yaml:3:\d+\)/);
    enterProject({ "Pulumi.dev.yaml": bare });
    expect((await run("check")).out).toContain("ringfence:blockList: is missing");
  });

  test("accepts the older form of a namespace", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile({ "config:blockList": "[RU]", "config:numbers": SOUND.numbers }) });
    expect((await run("check")).code).toBe(0);
  });
});

test("reports errors that only the compiled flow shows", async () => {
  enterProject({
    "Pulumi.dev.yaml": stackFile({ ...SOUND, former: '{ "+15550100001": { voiceUrl: "https://example.com/{{x}}" } }' }),
  });
  const { code, out } = await run("check");
  expect(code).toBe(1);
  expect(out).toContain("contains {{ or {%");
});
