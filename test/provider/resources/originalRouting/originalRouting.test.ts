import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { UNKNOWN, plain } from "../../../harness/provider/engine";
import { flowInputs, originalsOf, boundFlow } from "../../../harness/provider/inputs";

const ELSEWHERE = "https://handlers.example.com/elsewhere";

interface State {
  settings: Record<string, Record<string, string>>;
  retired: Record<string, Record<string, string>>;
}

let bench: Bench;
beforeEach(async () => (bench = await Bench.open({ consistencyDelay: false })));
afterEach(() => bench.closeWithoutViolations());

const memory = () => bench.resource("voice:OriginalRouting", "originals");
const stateOf = (stored: Stored | undefined) => plain<State>(stored?.state);
const live = (number: string) => bench.emulator.number(number)!;

/** Puts numbers behind a Ringfence flow of this stack in a run of its own, and returns its URL. */
async function fenced(...numbers: string[]): Promise<string> {
  const originals = originalsOf(bench, ...numbers);
  const flow = await boundFlow(bench, originals);
  await bench.newRun();
  bench.emulator.requests.length = 0;
  return plain<{ webhookUrl: string }>(flow.state).webhookUrl;
}

describe("create", () => {
  test.each([
    ["in a preview", true],
    ["in an update", false],
  ])("%s reads the settings of each number in one list, and writes nothing", async (_when, preview) => {
    const stored = await memory().create({ phoneNumbers: [CLINIC, SUPPORT] }, preview);
    expect(stateOf(stored)).toMatchObject({ retired: {} });
    // What is at its default is left out: every value costs the engine time.
    expect(stateOf(stored).settings).toEqual({
      [CLINIC]: {
        voiceUrl: "https://handlers.example.com/clinic",
        voiceFallbackUrl: "https://handlers.example.com/clinic-fallback",
        voiceFallbackMethod: "GET",
      },
      [SUPPORT]: { voiceUrl: "https://handlers.example.com/support" },
    });
    expect(bench.emulator.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("waits for numbers that are not known yet", async () => {
    expect(await memory().check({ phoneNumbers: [SUPPORT, UNKNOWN] })).toEqual([]);
    const stored = await memory().create({ phoneNumbers: UNKNOWN }, true);
    expect(stored.state).toMatchObject({ settings: UNKNOWN });
    expect(bench.log.join()).toMatch(/not known yet/);
    expect(bench.emulator.requests).toEqual([]);
  });

  test("lists all numbers that cannot be fenced, with reasons", async () => {
    bench.emulator.addNumber({ phoneNumber: "+15550100004", voiceApplicationSid: `AP${"4".repeat(32)}` });
    bench.emulator.addNumber({ phoneNumber: "+15550100005", voiceReceiveMode: "fax", voiceUrl: ELSEWHERE });
    bench.emulator.addNumber({ phoneNumber: "+15550100006", capabilities: { voice: false } });
    const phoneNumbers = ["4", "5", "6", "7", "8", "9"].map((digit) => `+1555010000${digit}`);
    const { message } = await failure(memory().create({ phoneNumbers }, true));
    expect(message.split("\n").map((line) => line.replace(/ringfence:numbers "\+1555010000(\d)": it /, "$1 "))).toEqual(
      [
        expect.stringMatching(/^4 is under TwiML application AP4/),
        expect.stringMatching(/^5 receives faxes/),
        expect.stringMatching(/^6 has no voice capability/),
        expect.stringMatching(/^7 is not in this account/),
        expect.stringMatching(/^8 is under SIP trunk TK8/),
        expect.stringMatching(/^9 has no voice handler/),
      ],
    );
  });

  test("accepts a number without a handler if none is needed", async () => {
    const stored = await memory().create({ phoneNumbers: ["+15550100009"], needNoHandler: ["+15550100009"] });
    expect(stateOf(stored).settings["+15550100009"]).toMatchObject({ voiceUrl: "" });
  });

  test("refuses a number on a Ringfence flow with an unknown handler, with one request per distinct flow", async () => {
    await fenced(SUPPORT, SALES);
    const { message } = await failure(memory().create({ phoneNumbers: [SUPPORT, SALES] }, true));
    expect(message.match(/it is on the Ringfence flow shop\/dev\/main already/g)).toHaveLength(2);
    expect(message).toContain(`ringfence:former: { "${SUPPORT}"`);
    expect(bench.emulator.requests.filter(({ host }) => host.startsWith("studio"))).toHaveLength(1);
  });

  test("refuses a number on a deleted Studio flow", async () => {
    live(SUPPORT).voice_url = `https://webhooks.twilio.com/v1/Accounts/AC${"1".repeat(32)}/Flows/FW${"6".repeat(32)}`;
    const { message } = await failure(memory().create({ phoneNumbers: [SUPPORT] }));
    expect(message).toMatch(/Studio flow FW6+, which no longer exists/);
  });

  test("uses `former` for a number behind a fence, and forgets the fence in every field", async () => {
    const webhookUrl = await fenced(SUPPORT);
    expect(bench.voice(SUPPORT)).toMatchObject({ voiceUrl: webhookUrl, statusCallback: webhookUrl });
    const former = { [SUPPORT]: { voiceUrl: "https://handlers.example.com/support", voiceMethod: "POST" } };
    const stored = await memory().create({ phoneNumbers: [SUPPORT], former });
    expect(stateOf(stored).settings[SUPPORT]).toEqual({ voiceUrl: "https://handlers.example.com/support" });
  });

  test("uses `former` for a number without a handler", async () => {
    const former = { "+15550100009": { voiceUrl: ELSEWHERE, voiceMethod: "GET" } };
    const inputs = { phoneNumbers: ["+15550100009"], former };
    expect(stateOf(await memory().create(inputs)).settings).toMatchObject(former);
  });

  test("refuses a `former` that contradicts the visible handler", async () => {
    const former = { [SUPPORT]: { voiceUrl: `${ELSEWHERE}?token=hidden`, voiceMethod: "POST" } };
    const { message } = await failure(memory().create({ phoneNumbers: [SUPPORT], former }, true));
    expect(message).toMatch(/former "\+15550100001": says .*elsewhere, but no fence hides .*support/);
    expect(message).not.toContain("hidden");
  });

  test("remembers a Studio flow of somebody else like any handler", async () => {
    const { webhookUrl } = bench.emulator.addFlow({
      friendlyName: "a menu",
      definition: flowInputs(originalsOf(bench, SALES)).definition as never,
    });
    live(SUPPORT).voice_url = webhookUrl;
    expect(stateOf(await memory().create({ phoneNumbers: [SUPPORT] })).settings[SUPPORT]?.voiceUrl).toBe(webhookUrl);
  });
});

test("reports invalid and repeated numbers, and a former handler for an unlisted number", async () => {
  const inputs = { phoneNumbers: ["15550100001", SALES, SALES], former: { [CLINIC]: { voiceUrl: ELSEWHERE } } };
  expect(await memory().check(inputs)).toEqual([
    expect.stringMatching(/^phoneNumbers: phoneNumbers\[0\] "15550100001" is not an E.164 number/),
    expect.stringMatching(/^phoneNumbers: phoneNumbers\[2\] "\+15550100002" stands there twice/),
    expect.stringMatching(/^former: former\["\+15550100003"\] is about a number that is not in phoneNumbers/),
  ]);
});

test("marks only added and removed numbers in a diff, at any position", async () => {
  const stored = await memory().create({ phoneNumbers: [SALES, CLINIC] });
  expect(await memory().diff(stored, { phoneNumbers: [CLINIC, SALES] })).toEqual({});
  expect(await memory().diff(stored, { phoneNumbers: [SUPPORT, SALES, CLINIC] })).toEqual({ "phoneNumbers[0]": "add" });
  expect(await memory().diff(stored, { phoneNumbers: [SALES] })).toEqual({ "phoneNumbers[1]": "delete" });
  expect(await memory().diff(stored, { phoneNumbers: UNKNOWN })).toEqual({ phoneNumbers: "update" });
});

describe("read", () => {
  test("remembers the new handler of a re-pointed number", async () => {
    const stored = await memory().create({ phoneNumbers: [SUPPORT] });
    live(SUPPORT).voice_url = `${ELSEWHERE}?token=hidden`;
    live(SUPPORT).voice_method = "GET";
    await bench.newRun();
    const read = await memory().read(stored);
    expect(stateOf(read).settings[SUPPORT]).toMatchObject({
      voiceUrl: `${ELSEWHERE}?token=hidden`,
      voiceMethod: "GET",
    });
    expect(bench.log.join()).toMatch(/was pointed at https:\/\/handlers.example.com\/elsewhere by its owner/);
    expect(bench.log.join()).not.toContain("hidden");
  });

  test("keeps the memory of a number on its fence, and of one that left the account", async () => {
    const stored = await memory().create({ phoneNumbers: [SUPPORT, SALES] });
    await fenced(SUPPORT);
    delete bench.emulator.state.numbers[live(SALES).sid];
    const read = await memory().read(stored);
    expect(stateOf(read).settings).toEqual(stateOf(stored).settings);
    expect(bench.log.join()).toMatch(/\+15550100002 is no longer in the account/);
  });

  test("never reports the memory as gone, and refuses an import", async () => {
    const stored = await memory().create({ phoneNumbers: [SUPPORT] });
    bench.emulator.state.numbers = {};
    expect(await memory().read(stored)).toBeDefined();
    const { message } = await failure(memory().read({ id: "anything" }));
    expect(message).toMatch(/cannot be imported.*ringfence:former/);
  });
});

describe("update", () => {
  test("sends no request if the numbers are unchanged", async () => {
    const stored = await memory().create({ phoneNumbers: [SUPPORT] });
    bench.emulator.requests.length = 0;
    const next = { phoneNumbers: [SUPPORT] };
    expect(stateOf(await memory().update(stored, next, true)).settings).toEqual(stateOf(stored).settings);
    expect(bench.emulator.requests).toEqual([]);
  });

  test("reports errors of a new number in a preview", async () => {
    const stored = await memory().create({ phoneNumbers: [SUPPORT] });
    const { message } = await failure(memory().update(stored, { phoneNumbers: [SUPPORT, "+15550100008"] }, true));
    expect(message).toMatch(/\+15550100008.*SIP trunk/);
  });

  test("uses a changed `former` for a fenced number, and keeps the rest of its memory", async () => {
    const stored = await memory().create({ phoneNumbers: [CLINIC] });
    await fenced(CLINIC);
    const former = { [CLINIC]: { voiceUrl: ELSEWHERE, voiceMethod: "POST" } };
    expect(await memory().diff(stored, { phoneNumbers: [CLINIC], former })).toEqual({
      [`former["${CLINIC}"]`]: "update",
    });
    const next = await memory().update(stored, { phoneNumbers: [CLINIC], former });
    expect(stateOf(next).settings[CLINIC]).toMatchObject({
      voiceUrl: ELSEWHERE,
      voiceFallbackUrl: "https://handlers.example.com/clinic-fallback",
    });
  });

  test("uses a `former` for a number that its owner took off the fence, without the fence's fallback", async () => {
    const stored = await memory().create({ phoneNumbers: [SUPPORT] });
    const live = bench.emulator.number(SUPPORT)!;
    Object.assign(live, { voice_url: ELSEWHERE, voice_fallback_url: "https://handlers.example.com/support" });
    await bench.newRun();
    const former = { [SUPPORT]: { voiceUrl: ELSEWHERE, voiceMethod: "POST" } };
    const next = await memory().update(stored, { phoneNumbers: [SUPPORT], former });
    expect(stateOf(next).settings[SUPPORT]).toEqual({ voiceUrl: ELSEWHERE });
  });
});
