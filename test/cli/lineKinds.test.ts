import { enterProject, leaveProjects, run, SOUND, stackFile } from "../harness/cli/project";

afterEach(leaveProjects);

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, out, error } = await run(...args, "--json");
  expect([code, error]).toEqual([0, ""]);
  return JSON.parse(out) as Record<string, unknown>;
}

const FROM_RU = ["simulate", "--from", "+74950000001"];
const FROM_US = ["simulate", "--from", "+12025550123"];

describe("modes", () => {
  test("monitor forwards a caller with a note, as simulate and explain show", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, mode: "monitor" }) });
    expect(await json(...FROM_RU)).toMatchObject({ outcome: "forwarded", wouldReject: true, by: "country" });
    expect((await run(...FROM_RU)).out).toContain("  noted     as would_reject: mode monitor lets everybody in\n");
    const { out } = await run("explain");
    expect(out).toContain("**Mode `monitor`:** nobody is kept out.");
    expect(out).toContain("Russia (RU) | noted as would\\_reject, and forwarded to what the number did before |");
  });

  test("open has no checks to explain", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, mode: "open", hiddenCallers: "reject" }) });
    expect(await json(...FROM_RU)).toMatchObject({ outcome: "forwarded", wouldReject: false, by: "mode" });
    const { out } = await run("explain");
    expect(out).toContain("**Mode `open`:** the fence is open.");
    expect(out).toContain("| 1 | everybody else | 250 countries | forwarded to what the number did before |");
    expect(out).not.toContain("| 2 |");
  });
});

test("reports that an announcement answers the call, which is therefore billed", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, announce: '"We take no calls from abroad."' }) });
  expect(await json(...FROM_RU)).toMatchObject({
    outcome: "announced",
    announcement: "We take no calls from abroad.",
    answered: true,
  });
  expect((await run(...FROM_RU)).out).toContain("answered  yes");
  expect((await run("explain")).out).toContain(
    'answered (and billed), played a sentence, then hung up on: `"We take no calls from abroad."`',
  );
});

test("names the user's own reject document, and does not host it", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, rejectUrl: '"https://example.com/reject?key=t0ken"' }) });
  expect((await json(...FROM_RU)).outcome).toBe("rejected");
  const compiled = await run("compile");
  expect(compiled.error).not.toContain("placeholder for the reject document");
  expect(compiled.out).toContain("https://example.com/reject?hidden");
  const { out } = await run("explain");
  expect(out).toContain("which must reject: `GET https://example.com/reject` |");
});

describe("routes", () => {
  const keys = {
    ...SOUND,
    exceptions: '{ forward: ["+74950000001"] }',
    routes:
      '[{ countries: [DE, AT], forward: { number: "+15550100098" } }, { countries: [FR], forward: { queue: paris } }]',
  };

  test("come after the countries, in their order", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    const { out } = await run("explain");
    expect(out).toContain("+74950000001 | let past the fence, on to the routes |");
    expect(out).toContain(
      "| 5 | routes | 2 countries: Austria (AT), Germany (DE) | forwarded to the number: `+15550100098` |\n" +
        "| 6 | routes | 1 country: France (FR) | forwarded to the queue `paris` |\n" +
        "| 7 | everybody else | 245 countries |",
    );
  });

  test("are taken by a call", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    expect((await json(...FROM_US, "--country", "FR")).forwardedTo).toBe("the queue paris");
  });

  test("hide a secret forward and nothing else", async () => {
    const routes = "[{ countries: [FR], forward: { webhook: { secure: AAABAK } } }]";
    enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, routes }) });
    expect(await json(...FROM_US, "--country", "FR")).toMatchObject({ outcome: "forwarded", forwardedTo: "secret" });
    expect((await run("explain")).out).toContain("France (FR) | forwarded to a secret destination |");
  });
});

test.each<[string, string]>([
  [
    '{ sip: "sip:desk@example.com", username: ann, password: { secure: AAABAK } }',
    "the SIP address sip:desk@example.com",
  ],
  ['{ sip: "sip:desk@example.com" }', "the SIP address sip:desk@example.com"],
  ["{ client: alice }", "the Twilio client alice"],
  [`{ flow: FW${"1".repeat(32)} }`, `the flow FW${"1".repeat(32)}`],
  [`{ flex: { workflow: WW${"1".repeat(32)}, channel: TC${"1".repeat(32)} } }`, `Flex, workflow WW${"1".repeat(32)}`],
  ["{ queue: support }", "the queue support"],
  ['{ voicemail: { say: "Hello" } }', "voicemail"],
  ['{ say: "We are closed." }', 'a sentence, then the end of the call: "We are closed."'],
])("sends a forwarded call to %s", async (forward, expected) => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, forward }) });
  expect(await json(...FROM_US)).toMatchObject({ outcome: "forwarded", forwardedTo: expected });
  expect((await run("check")).code).toBe(0);
});

test("shows no SIP password in any command, whether secret or in clear text", async () => {
  const forward = '{ sip: "sip:desk@example.com", username: ann, password: pa55word }';
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, forward }) });
  for (const command of [["check"], ["compile"], ["explain"], ["explain", "--json"], FROM_US]) {
    const { code, out, error } = await run(...command);
    expect([code, out + error]).toEqual([0, expect.not.stringContaining("pa55word")]);
  }
  expect((await run("compile", "--show-secrets")).out).toContain("pa55word");
});

test("resolves a forward to a flow with the account SID of the stack file", async () => {
  const forward = `{ flow: FW${"1".repeat(32)} }`;
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, forward }) });
  expect((await run("compile")).error).toContain(`the account AC${"0".repeat(32)} is made up: set twilio:accountSid`);
  enterProject({
    "Pulumi.dev.yaml": `${stackFile({ ...SOUND, forward })}  twilio:accountSid: AC${"1".repeat(32)}\n`,
  });
  const { out, error } = await run("compile");
  expect(out).toContain(`AC${"1".repeat(32)}`);
  expect(error).not.toContain("account");
});

describe("numbers that a filter chooses", () => {
  const keys = { blockList: "[RU]", numbers: '{ friendlyName: "Support *", except: ["+15550100009"] }' };
  const words = 'the numbers whose names fit "Support *", except +15550100009';

  test("are described in words", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    expect((await json("check")).lines).toEqual([{ line: "main", filter: words }]);
    expect((await run("check")).out).toContain(`  main  ${words}\n`);
    const { out } = await run("explain");
    expect(out).toContain('### Numbers\n\nthe numbers whose names fit "Support \\*", except +15550100009\n');
    enterProject({ "Pulumi.dev.yaml": stackFile({ ...keys, numbers: "all" }) });
    expect((await json("check")).lines).toEqual([{ line: "main", filter: "all numbers of the account" }]);
  });

  test("have one made-up handler in a compiled flow, with a note about it", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    const { code, out, error } = await run("compile");
    expect([code, out]).toEqual([0, expect.stringContaining('"https://former-handler.invalid/"')]);
    expect(error).toContain(`the handlers of these numbers are made up: ${words}\n`);
  });

  test("can be called with or without --to, and the assumption is printed", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    expect(await json(...FROM_RU)).toMatchObject({
      outcome: "rejected",
      assumed: expect.arrayContaining(["+15550100000 stands for a number of the line; --to sets another"]) as string[],
    });
    expect(await json(...FROM_RU, "--to", "+15550100044")).toMatchObject({ to: "+15550100044", outcome: "rejected" });
    expect(await run(...FROM_RU, "--to", "+15550100009")).toMatchObject({ code: 2 });
  });
});

test("lists the members of a group as countries", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, blockList: '["group:EU"]' }) });
  expect((await json(...FROM_US, "--country", "de")).outcome).toBe("rejected");
  expect((await run("explain")).out).toMatch(/\| 3 \| countries \| [23]\d countries: listed below \|/);
});

describe("settings with a surprising effect", () => {
  const keys = { ...SOUND, mode: "open" };

  test("are notices of check with their line, and not errors", async () => {
    enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
    const { code, out } = await run("check");
    expect(code).toBe(0);
    expect(out).toMatch(/Worth a look:\n(?: .*\n)*? {2}ringfence:mode \(Pulumi\.dev\.yaml:4:\d+\): is open/);
    expect((await json("check")).notices).toContainEqual(
      expect.objectContaining({ path: "ringfence:mode", file: "Pulumi.dev.yaml", line: 4 }),
    );
  });

  test("are not reported for the stand-in of a secret", async () => {
    enterProject({
      "Pulumi.dev.yaml": stackFile({
        ...SOUND,
        blockList: "[IN]",
        announce: "{ secure: AAABAK }",
        forward: '{ sip: "sip:desk@example.com", username: desk, password: { secure: AAABAL } }',
      }),
    });
    expect((await json("check")).notices).toEqual([]);
  });
});
