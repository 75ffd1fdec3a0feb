import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../harness/provider/bench";
import { plain } from "../harness/provider/engine";
import { type Originals, bindingInputs, flowInputs, originalsOf } from "../harness/provider/inputs";

const ELSEWHERE = "https://handlers.example.com/elsewhere";

let bench: Bench;
let originals: Originals;
let flow: Stored;
let remembered: Stored;
let bound: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  remembered = await memory().create({ phoneNumbers: [SUPPORT, SALES] });
  flow = await bench.resource("studio:Flow", "main").create(flowInputs(originals));
  bound = await numbers().create(bindingInputs(flow, originals));
  bench.log.length = 0;
});
afterEach(() => bench.closeWithoutViolations());

const memory = () => bench.resource("voice:OriginalRouting", "originals");
const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
const live = (number: string) => bench.emulator.number(number)!;
const stateOf = (stored: Stored | undefined) =>
  plain<{ settings: Originals; retired: Originals; emergencyNumbers: string[] }>(stored?.state);

/** Puts a number on a Ringfence flow of the stack `shop/prod`. */
async function fencedElsewhere(number: string): Promise<string> {
  const inputs = { ...flowInputs(originalsOf(bench, CLINIC)), friendlyName: "shop/prod/main" };
  const other = await bench.resource("studio:Flow", "theirs").create(inputs);
  const { webhookUrl } = plain<{ webhookUrl: string }>(other.state);
  live(number).voice_url = webhookUrl;
  await bench.newRun();
  return webhookUrl;
}

describe("a refresh describes in words why a number is off its fence", () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      "somebody pointed it elsewhere",
      () => (live(SALES).voice_url = `${ELSEWHERE}?token=hidden`),
      /: it was pointed at https:\/\/handlers.example.com\/elsewhere$/,
    ],
    ["its voice URL was emptied", () => (live(SALES).voice_url = ""), /: its voice URL was emptied$/],
    ["it was given another method", () => (live(SALES).voice_method = "GET"), /: it asks its flow by GET/],
    ["it is under a trunk", () => (live(SALES).trunk_sid = `TK${"8".repeat(32)}`), /: it is under SIP trunk TK8+$/],
    ["another stack fenced it", () => fencedElsewhere(SALES), /: it is on the Ringfence flow shop\/prod\/main$/],
    [
      "its flow is gone",
      () => (live(SALES).voice_url = (live(SALES).voice_url ?? "").replace(/FW\w+/, `FW${"6".repeat(32)}`)),
      /: it points at the Studio flow FW6+, which no longer exists$/,
    ],
    ["it left the account", () => delete bench.emulator.state.numbers[live(SALES).sid], /: it left the account$/],
  ])("%s", async (_what, change, words) => {
    await change();
    await bench.newRun();
    const read = await numbers().read(bound);
    expect(Object.keys(plain<{ bindings: object }>(read?.inputs).bindings)).toEqual([SUPPORT]);
    expect(bench.log).toEqual([expect.stringMatching(/^\+15550100002 is not on its fence any more: /)]);
    expect(bench.log[0]).toMatch(words);
  });

  test("reports a changed fallback too, and keeps the number bound", async () => {
    live(SALES).voice_fallback_url = `${ELSEWHERE}/fallback`;
    await bench.newRun();
    await numbers().read(bound);
    expect(bench.log).toEqual([
      `${SALES} has another fallback than its fence gave it: https://handlers.example.com/elsewhere/fallback`,
    ]);
  });
});

describe("a number that another stack fenced", () => {
  test("is named with its flow by a refresh, keeps its memory, and is never written to", async () => {
    const theirs = await fencedElsewhere(SALES);
    const read = await memory().read(remembered);
    expect(stateOf(read).settings).toEqual(stateOf(remembered).settings);
    expect(bench.log).toEqual([
      expect.stringMatching(/^\+15550100002 was put on the Ringfence flow shop\/prod\/main by another stack/),
    ]);
    const { message } = await failure(numbers().update(bound, bindingInputs(flow, originals, "none")));
    expect(message).toMatch(/^\+15550100002: another stack fenced it since: .* flow shop\/prod\/main/);
    await numbers().delete(bound);
    expect(bench.voice(SALES)).toMatchObject({ voiceUrl: theirs });
    expect(bench.voice(SUPPORT)).toMatchObject({ voiceUrl: originals[SUPPORT]?.voiceUrl });
  });

  test("is refused when it is listed again, although its memory still exists", async () => {
    const left = await memory().update(remembered, { phoneNumbers: [SUPPORT] });
    await fencedElsewhere(SALES);
    const { message } = await failure(memory().update(left, { phoneNumbers: [SUPPORT, SALES] }, true));
    expect(message).toMatch(/"\+15550100002": it is on the Ringfence flow shop\/prod\/main already/);
  });
});

describe("numbers that joined or left", () => {
  test("are named in a preview, and not in the update", async () => {
    const next = { phoneNumbers: [SUPPORT, CLINIC] };
    await memory().update(remembered, next, true);
    const named = `since the last \`up\`, numbers joined: ${CLINIC}; left: ${SALES}`;
    expect(bench.log).toEqual([named, `${SALES} gets back what it had`]);
    await memory().update(remembered, next);
    expect(bench.log).toHaveLength(2);
  });

  test("are named up to twenty, and counted beyond that", async () => {
    const many = Array.from({ length: 25 }, (_, index) => `+155502000${String(index).padStart(2, "0")}`);
    for (const phoneNumber of many) bench.emulator.addNumber({ phoneNumber, voiceUrl: ELSEWHERE });
    await memory().update(remembered, { phoneNumbers: [SUPPORT, SALES, ...many] }, true);
    expect(bench.log[0]).toMatch(/joined: \+15550200000, .*\+15550200019 and 5 more$/);
  });
});

describe("numbers with a registered emergency address", () => {
  test.each([
    ["registered", [SALES]],
    ["pending-registration", [SALES]],
    ["pending-unregistration", [SALES]],
    ["unregistered", []],
    ["registration-failure", []],
  ])("are found in the list that is read anyway: %s", async (status, known) => {
    const address = { emergency_address_sid: `AD${"4".repeat(32)}`, emergency_address_status: status };
    Object.assign(live(SALES), address);
    await bench.newRun();
    bench.emulator.requests.length = 0;
    const read = await memory().read(remembered);
    expect(stateOf(remembered).emergencyNumbers).toEqual([]);
    expect(stateOf(read).emergencyNumbers).toEqual(known);
    expect(bench.emulator.requests.filter(({ path }) => path.includes("IncomingPhoneNumbers"))).toHaveLength(1);
  });

  test("are found in the first preview, and leave with the number", async () => {
    const phoneNumber = "+12015550100";
    bench.emulator.addNumber({ phoneNumber, voiceUrl: ELSEWHERE, emergencyAddressSid: `AD${"4".repeat(32)}` });
    const stored = await memory().create({ phoneNumbers: [phoneNumber, CLINIC] }, true);
    expect(stateOf(stored).emergencyNumbers).toEqual([phoneNumber]);
    const next = await memory().update(stored, { phoneNumbers: [CLINIC] });
    expect(stateOf(next).emergencyNumbers).toEqual([]);
  });
});
