import { type Bench, SALES, SUPPORT, fails, numbersOf, openBench, posts, succeeds } from "../../harness/e2e/stack";

const [TRUNKED, APPLIED, UNUSED] = ["+15550100008", "+15550100007", "+15550100009"];
const [TRUNK, APPLICATION] = [`TK${"8".repeat(32)}`, `AP${"7".repeat(32)}`];
const JERSEY_CITY = "+12015550100";

// In one world a number may have a voice URL beside its application; in the other, setting one empties the other.
describe.each([false, true])("numbers under a trunk or an application (applicationClearsUrl: %s)", (clears) => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const settings = {
    blockList: ["RU"],
    fallback: "none",
    numbers: [SUPPORT],
    lines: {
      main: {},
      taken: { numbers: [TRUNKED, APPLIED], takeOver: true, forward: { number: "+493012345678" } },
    },
  };

  beforeAll(async () => {
    bench = await openBench({ applicationClearsUrl: clears });
    bench.emulator.addNumber({
      phoneNumber: APPLIED,
      voiceApplicationSid: APPLICATION,
      voiceUrl: clears ? "" : "https://handlers.example.com/ignored",
      voiceMethod: "GET",
      voiceFallbackUrl: "https://handlers.example.com/fallback",
      statusCallback: "https://handlers.example.com/status",
      statusCallbackMethod: "GET",
    });
    before = numbersOf(bench.emulator);
  });
  afterAll(() => bench.dispose());

  const lines = (taken: object) => ({ ...settings, lines: { main: {}, taken } });
  const call = (to: string, callerCountry: string) => bench.emulator.call({ from: "+74950000001", to, callerCountry });

  test("are refused without takeOver and with `existing` in the preview, with a remedy", async () => {
    bench.configure(lines({ ...settings.lines.taken, takeOver: false }));
    const refused = await fails(bench.workspace.preview());
    expect(refused).toMatch(/"\+15550100008": it is under SIP trunk TK8+.*ringfence:takeOver/);
    expect(refused).toMatch(/"\+15550100007": it is under TwiML application AP7+.*ringfence:takeOver/);
    bench.configure(lines({ ...settings.lines.taken, forward: "existing" }));
    const existing = await fails(bench.workspace.preview());
    expect(existing).toMatch(/"\+15550100008": SIP trunk TK8+ answers it.*Set ringfence:forward/);
    expect(numbersOf(bench.emulator)).toEqual(before);
  });

  test("are fenced with takeOver, and a second preview and a refresh find nothing", async () => {
    bench.configure(settings);
    await succeeds(bench.workspace.up());
    for (const number of [TRUNKED, APPLIED]) {
      expect(call(number, "RU")).toMatchObject({ outcome: "rejected", answered: false });
      expect(call(number, "DE")).toMatchObject({ outcome: "dialled" });
    }
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.refresh("--expect-no-changes"));
  });

  test("are restored when they leave, also line by line", async () => {
    bench.configure(lines({ ...settings.lines.taken, numbers: [TRUNKED] }));
    await succeeds(bench.workspace.up());
    expect(numbersOf(bench.emulator)[APPLIED]).toEqual(before[APPLIED]);
    expect(bench.emulator.number(APPLIED)?.voice_application_sid).toBe(APPLICATION);
    bench.configure(settings);
    await succeeds(bench.workspace.up());
    expect(call(APPLIED, "RU")).toMatchObject({ outcome: "rejected" });
  });

  test("are named in a refresh if their owner put them under a trunk again, and fenced again by the next up", async () => {
    bench.emulator.number(TRUNKED)!.trunk_sid = `TK${"5".repeat(32)}`;
    const output = await succeeds(bench.workspace.refresh());
    expect(output).toMatch(/\+15550100008 is not on its fence any more: it is under SIP trunk TK5/);
    expect(output).toMatch(/\+15550100008 was pointed at SIP trunk TK5+ by its owner/);
    await succeeds(bench.workspace.up());
    expect(call(TRUNKED, "RU")).toMatchObject({ outcome: "rejected" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("are restored by a destroy", async () => {
    await succeeds(bench.workspace.destroy());
    const expected = { ...before, [TRUNKED]: { ...before[TRUNKED], trunk_sid: `TK${"5".repeat(32)}` } };
    expect(numbersOf(bench.emulator)).toEqual(expected);
    expect(bench.emulator.violations).toEqual([]);
    expect(TRUNK).toBe(before[TRUNKED]?.trunk_sid);
  });
});

describe("a filter over the account's numbers", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const forward = { number: "+493012345678" };

  beforeAll(async () => {
    bench = await openBench();
    bench.emulator.addNumber({ phoneNumber: "+15550100004", voiceReceiveMode: "fax", voiceUrl: "https://a.example/" });
    bench.emulator.addNumber({ phoneNumber: "+15550100005", capabilities: { voice: false } });
    bench.emulator.addNumber({ phoneNumber: APPLIED, voiceApplicationSid: APPLICATION });
    before = numbersOf(bench.emulator);
  });
  afterAll(() => bench.dispose());

  test("skips numbers that cannot be fenced, and names each with its reason", async () => {
    bench.configure({ blockList: ["RU"], numbers: "all" });
    const output = await succeeds(bench.workspace.preview());
    for (const reason of [
      /skips \+15550100004: it receives faxes, not calls/,
      /skips \+15550100005: it has no voice capability, so no call reaches it/,
      /skips \+15550100007: it is under TwiML application AP7+/,
      /skips \+15550100008: it is under SIP trunk TK8+/,
      /skips \+15550100009: it has no voice handler/,
    ]) {
      expect(output).toMatch(reason);
    }
    expect(output).toContain("binds 3 numbers");
    await succeeds(bench.workspace.up());
  });

  test("names the numbers that joined and left since the last `up` in the preview", async () => {
    bench.emulator.addNumber({ phoneNumber: "+15550100006", voiceUrl: "https://handlers.example.com/new" });
    bench.emulator.number(SALES)!.trunk_sid = `TK${"5".repeat(32)}`;
    const output = await succeeds(bench.workspace.preview());
    expect(output).toContain(`since the last \`up\`, numbers joined: +15550100006; left: ${SALES}`);
    expect(output).toMatch(/skips \+15550100002: it is under SIP trunk TK5+/);
    await succeeds(bench.workspace.up());
    // What was the fence's is gone, and the owner's trunk stays.
    expect(numbersOf(bench.emulator)[SALES]).toEqual({ ...before[SALES], trunk_sid: `TK${"5".repeat(32)}` });
  });

  test("with takeOver includes numbers under a trunk or an application if the forward is not `existing`", async () => {
    bench.configure({ blockList: ["RU"], numbers: "all", takeOver: true, forward });
    const output = await succeeds(bench.workspace.preview());
    expect(output).toContain(`numbers joined: ${SALES}, ${APPLIED}, ${TRUNKED}, ${UNUSED}`);
    await succeeds(bench.workspace.up());
    expect(bench.emulator.call({ from: "+74950000001", to: TRUNKED, callerCountry: "RU" })).toMatchObject({
      outcome: "rejected",
    });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    const { "+15550100006": _joined, ...others } = numbersOf(bench.emulator);
    expect(others).toEqual({ ...before, [SALES]: { ...before[SALES], trunk_sid: `TK${"5".repeat(32)}` } });
    expect(bench.emulator.violations).toEqual([]);
  });
});

describe("a write that fails at one number", () => {
  let bench: Bench;
  beforeAll(async () => (bench = await openBench()));
  afterAll(() => bench.dispose());
  const failing = () =>
    bench.emulator.fault({ match: { method: "POST", path: `PN${"2".repeat(32)}` }, fault: { status: 400 } });

  test("is recorded with the number and the reason, and the next `up` finishes only that number", async () => {
    const before = numbersOf(bench.emulator);
    bench.configure({ blockList: ["RU"], numbers: [SUPPORT, SALES] });
    failing();
    expect(await fails(bench.workspace.up())).toMatch(/\+15550100002: POST .*Twilio answered 400/);
    expect(bench.emulator.number(SUPPORT)?.voice_url).toMatch(/\/Flows\/FW/);
    bench.emulator.requests.length = 0;
    await succeeds(bench.workspace.up());
    expect(posts(bench.emulator)).toEqual(["POST /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json"]);
    await succeeds(bench.workspace.preview("--expect-no-changes"));

    failing();
    expect(await fails(bench.workspace.destroy())).toMatch(/\+15550100002: POST .*Twilio answered 400/);
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
  });
});

describe("a number with a registered emergency address", () => {
  let bench: Bench;
  beforeAll(async () => (bench = await openBench()));
  afterAll(() => bench.dispose());

  test("is named in a warning of every preview and up while its call-back may be turned away", async () => {
    bench.emulator.addNumber({
      phoneNumber: JERSEY_CITY,
      voiceUrl: "https://handlers.example.com/desk",
      emergencyAddressSid: `AD${"4".repeat(32)}`,
    });
    const settings = { blockList: ["RU"], numbers: [SUPPORT, JERSEY_CITY] };
    const warning =
      /numbers.*includes \+12015550100 with a registered emergency address.*rejects hidden callers.*call-back/;
    bench.configure({ ...settings, hiddenCallers: "reject" });
    expect(await succeeds(bench.workspace.preview())).toMatch(warning);
    expect(await succeeds(bench.workspace.up())).toMatch(warning);
    bench.emulator.requests.length = 0;
    expect(await succeeds(bench.workspace.preview("--expect-no-changes", "--refresh=false"))).toMatch(warning);
    expect(bench.emulator.requests).toEqual([]);
    bench.configure(settings);
    expect(await succeeds(bench.workspace.up())).not.toMatch(/emergency/);
  });
});
