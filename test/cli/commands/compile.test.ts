import { canonicalJson, type FlowDefinition, validateDefinition } from "../../../flows";
import { runCli } from "../../../cli/run";
import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

afterEach(leaveProjects);

const LINES = {
  blockList: "[RU]",
  lines: '{ support: { numbers: ["+15550100001"] }, sales: { numbers: ["+15550100002"], rejectReason: busy } }',
};

function urlsOf(text: string): string[] {
  return (JSON.parse(text) as FlowDefinition).states
    .filter(({ type }) => type === "add-twiml-redirect")
    .map(({ properties }) => properties.url as string);
}

test("prints the valid definition of a single line as canonical JSON", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile(SOUND) });
  const { code, out } = await run("compile");
  expect(code).toBe(0);
  expect(validateDefinition(JSON.parse(out))).toEqual([]);
  expect(out).toBe(`${canonicalJson(JSON.parse(out))}\n`);
});

test("uses stand-ins for what only the account knows, and lists them on stderr", async () => {
  enterProject({
    "Pulumi.dev.yaml": stackFile({
      ...SOUND,
      former: '{ "+15550100002": { voiceUrl: "https://example.com/sales" } }',
      rejectReason: "busy",
    }),
  });
  const { out, error } = await run("compile");
  expect(urlsOf(out).sort()).toEqual([
    "https://example.com/sales",
    "https://former-handler.invalid/+15550100001",
    "https://hosted-by-ringfence.invalid/reject/busy.xml",
  ]);
  expect(error).toContain(
    'line "main": https://hosted-by-ringfence.invalid/reject/busy.xml is a placeholder for the reject document',
  );
  expect(error).toContain("the handlers of these numbers are made up: +15550100001\n");
});

test("uses no stand-in for a forward that needs no handler", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, forward: '{ number: "+15550100099" }' }) });
  expect((await run("compile")).error).not.toContain("did before");
});

test("prints a map for several lines, or one of them with --line", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile(LINES) });
  const all = JSON.parse((await run("compile")).out) as Record<string, FlowDefinition>;
  expect(Object.keys(all)).toEqual(["sales", "support"]);
  const { out, error } = await run("compile", "--line", "sales");
  expect(JSON.parse(out)).toEqual(all.sales);
  expect(error).not.toContain("support");
});

test("lists the existing lines if the given one is unknown", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile(LINES) });
  const { code, out, error } = await run("compile", "--line", "slaes");
  expect([code, out]).toEqual([2, ""]);
  expect(error).toContain('there is no line "slaes". Lines here: sales, support');
});

test("indents the output on a terminal by default", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile(SOUND) });
  const linesOn = async (isScreen: boolean, ...args: string[]) => {
    let out = "";
    await runCli(["compile", ...args], { out: (text) => (out += text), error: () => undefined, isScreen });
    return out.trimEnd().split("\n").length;
  };
  expect(await linesOn(true)).toBeGreaterThan(50);
  expect(await linesOn(true, "--no-pretty")).toBe(1);
  expect(await linesOn(true, "--json")).toBe(1);
  expect(await linesOn(false)).toBe(1);
  expect(await linesOn(false, "--pretty")).toBeGreaterThan(50);
});

test("hides user, password and query of a URL unless --show-secrets is given", async () => {
  enterProject({
    "Pulumi.dev.yaml": stackFile({
      ...SOUND,
      forward: '{ webhook: "https://ann:pa55word@example.com/voice?key=t0ken" }',
    }),
  });
  const hidden = await run("compile");
  expect(hidden.out + hidden.error).not.toMatch(/pa55word|t0ken|ann:/);
  expect(urlsOf(hidden.out)).toContain("https://example.com/voice?hidden");
  expect(hidden.error).toContain("Use --show-secrets to show them");
  const shown = await run("compile", "--show-secrets");
  expect(urlsOf(shown.out)).toContain("https://ann:pa55word@example.com/voice?key=t0ken");
});

test("uses a stand-in for a secret webhook, and reports it", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, forward: "{ webhook: { secure: AAABAK } }" }) });
  const { code, out, error } = await run("compile");
  expect(code).toBe(0);
  expect(urlsOf(out)).toContain("https://secret.invalid/1");
  expect(error).toContain("these secret values are made up: ringfence:forward.webhook");
  expect(out + error).not.toContain("AAABAK");
});

test("compiles no flow that depends on a secret, but still compiles other lines", async () => {
  enterProject({
    "Pulumi.dev.yaml": stackFile({
      blockList: "[RU]",
      exceptions: "{ reject: [{ secure: AAABAK }] }",
      lines: '{ a: { numbers: ["+15550100001"] }, b: { numbers: ["+15550100002"], exceptions: {} } }',
    }),
  });
  const { code, out, error } = await run("compile", "--line", "a");
  expect([code, out]).toEqual([1, ""]);
  expect(error).toContain(
    'line "a" depends on ringfence:exceptions.reject[0], which is secret. Run `pulumi preview`, which can read it',
  );
  expect((await run("compile", "--line", "b")).code).toBe(0);
});

test("never makes a flow too large for Studio by using stand-ins for handlers", async () => {
  const numbers = Array.from({ length: 1200 }, (_, index) => `"+1555010${String(index).padStart(4, "0")}"`);
  enterProject({ "Pulumi.dev.yaml": stackFile({ blockList: "[RU]", numbers: `[${numbers.join(", ")}]` }) });
  const { code, out, error } = await run("compile");
  expect([code, urlsOf(out)]).toEqual([0, expect.arrayContaining(["https://former-handler.invalid/"])]);
  expect(error).toMatch(/\+15550100009 and 1190 more\n/);
});

test("reports a setting that must not be secret", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ blockList: "[RU]", lines: "{ secure: AAABAK }" }) });
  const { code, error } = await run("compile");
  expect([code, error]).toEqual([1, expect.stringContaining("ringfence:lines")]);
});
