import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bench, CREDENTIALS, SALES, SUPPORT, fails, numbersOf, openBench, succeeds } from "../harness/e2e/stack";

const TRUNK_LINE = "+15550100008";
const UNUSED_LINE = "+15550100009";
const APPLICATION_LINE = "+15550100007";

describe("the preview reports all errors before anything is written", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;

  beforeAll(async () => {
    bench = await openBench();
    bench.emulator.addNumber({ phoneNumber: APPLICATION_LINE, voiceApplicationSid: `AP${"7".repeat(32)}` });
    before = numbersOf(bench.emulator);
  });
  afterAll(() => bench.dispose());
  afterEach(() => {
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.state.flows).toEqual({});
    expect(bench.emulator.state.services).toEqual({});
  });

  const preview = (settings: Record<string, unknown>) => {
    bench.configure(settings);
    return fails(bench.workspace.preview());
  };
  const previewAs = (config: Record<string, unknown>) => {
    bench.workspace.configure({ ...config, "ringfence:blockList": ["RU"], "ringfence:numbers": [SUPPORT] });
    return fails(bench.workspace.preview());
  };

  test("errors of the config, each with path, line, value and remedy", async () => {
    const output = await preview({
      blockList: ["Russia", "XX", "UK", "ru"],
      numbers: [15550100001, SALES, SALES],
      forward: { number: SALES },
    });
    for (const fault of [
      /blockList\[0\] \(Pulumi.dev.yaml:\d+:\d+\): "Russia" .*RU/,
      /blockList\[1\].*"XX"/,
      /blockList\[2\].*"UK".*GB/,
      /numbers\[0\].*lost.*"\+15550100001"/,
      /numbers\[2\].*twice/,
      /forward.number.*"\+15550100002" is fenced/,
    ]) {
      expect(output).toMatch(fault);
    }
  });

  test("numbers that cannot be fenced", async () => {
    const output = await preview({
      blockList: ["RU"],
      numbers: [SUPPORT, TRUNK_LINE, APPLICATION_LINE, "+15550100077", UNUSED_LINE],
    });
    expect(output).toMatch(/"\+15550100008": it is under SIP trunk TK8/);
    expect(output).toMatch(/"\+15550100007": it is under TwiML application AP7/);
    expect(output).toMatch(/"\+15550100077": it is not in this account/);
    expect(output).toMatch(/"\+15550100009": it has no voice handler/);
  });

  test("keys that nobody reads, also in a stack file in UTF-16", async () => {
    const output = await previewAs({ ...CREDENTIALS, "rinfence:mode": "open", "twilio:accountSID": "AC1" });
    expect(output).toMatch(/rinfence:mode \(Pulumi.dev.yaml:\d+:3\): .*Did you mean ringfence:mode\?/);
    expect(output).toMatch(/twilio:accountSID .*Did you mean twilio:accountSid\?/);
    const file = join(bench.workspace.folder, "Pulumi.dev.yaml");
    writeFileSync(file, Buffer.from(`\uFEFF${readFileSync(file, "utf8")}`, "utf16le"));
    expect(await fails(bench.workspace.preview())).toMatch(/rinfence:mode \(Pulumi.dev.yaml:\d+:3\): .*ringfence:mode/);
  });

  test("an unknown region, and roaming with a region", async () => {
    const address = { ...CREDENTIALS, "twilio:apiBaseUrl": bench.emulator.url };
    expect(await previewAs({ ...address, "twilio:region": "Ireland" })).toMatch(
      /twilio:region: "Ireland" is not a region of Twilio/,
    );
    expect(await previewAs({ ...address, "twilio:region": "ie1", "twilio:edge": "roaming" })).toMatch(
      /twilio:edge: "roaming" goes with no region, and region ie1 is set/,
    );
  });

  test("missing and misplaced credentials", async () => {
    const output = await previewAs({ "twilio:accountSid": `SK${"2".repeat(32)}` });
    expect(output).toMatch(/accountSid .*is not an account SID.*belongs in twilio:apiKey/);
    expect(output).toMatch(/no credentials: set twilio:apiKey/);
  });

  test("wrong credentials, and those of another account, without showing a secret", async () => {
    const address = { "twilio:apiBaseUrl": bench.emulator.url };
    const wrong = await previewAs({ ...CREDENTIALS, ...address, "twilio:apiSecret": "not-the-secret" });
    expect(wrong).toMatch(/401 \(error 20003\)/);
    expect(wrong).toMatch(/does not take the API key SK2+/);
    expect(wrong).not.toContain("not-the-secret");
    expect(await previewAs({ ...CREDENTIALS, ...address, "twilio:accountSid": `AC${"9".repeat(32)}` })).toMatch(
      /for account AC9+/,
    );
  });

  test("an emulator that is not running", async () => {
    expect(await previewAs({ ...CREDENTIALS, "twilio:apiBaseUrl": "http://127.0.0.1:9" })).toMatch(
      /Nothing listens at twilio:apiBaseUrl http:\/\/127.0.0.1:9.*npx ringfence emulator/,
    );
  });
});

test("refuses another account on a stack with resources before anything is believed or written", async () => {
  const other = `AC${"5".repeat(32)}`;
  const bench = await openBench();
  try {
    bench.emulator.state.accounts[other] = {
      ...structuredClone(bench.emulator.state.accounts[CREDENTIALS["twilio:accountSid"]]!),
      sid: other,
      ownerAccountSid: other,
    };
    bench.configure({ blockList: ["RU"], numbers: [SUPPORT] });
    await succeeds(bench.workspace.up());
    const fenced = numbersOf(bench.emulator);
    bench.workspace.configure({
      ...CREDENTIALS,
      "twilio:apiBaseUrl": bench.emulator.url,
      "twilio:accountSid": other,
      "ringfence:blockList": ["RU", "CN"],
      "ringfence:numbers": [SUPPORT],
    });
    const { workspace } = bench;
    for (const run of [workspace.preview, workspace.up]) {
      expect(await fails(run())).toMatch(/this stack lives in account AC1+, and twilio:accountSid is AC5+ now/);
    }
    expect(numbersOf(bench.emulator)).toEqual(fenced);
  } finally {
    await bench.dispose();
  }
});
