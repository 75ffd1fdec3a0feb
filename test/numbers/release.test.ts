import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../harness/provider/bench";
import { type Properties, plain } from "../harness/provider/engine";
import { type Originals, bindingInputs, flowInputs, originalsOf } from "../harness/provider/inputs";

interface State {
  settings: Originals;
  retired: Originals;
  held: Record<string, string[]>;
  released: string;
}

const ELSEWHERE = "https://handlers.example.com/elsewhere";
const ALL = [SUPPORT, SALES, CLINIC];
const NUMBER = "POST /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json";
const salesWrite = { method: "POST", path: `PN${"2".repeat(32)}` };

let bench: Bench;
let originals: Originals;
let remembered: Stored;
let flow: Stored;
let bound: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, ...ALL);
  remembered = await memory().create(asked(...ALL));
  flow = await line().create(flowInputs(originals));
  bound = await numbers().create(bindingInputs(flow, originals));
  await nextRun();
});
afterEach(() => bench.closeWithoutViolations());

const memory = () => bench.resource("voice:OriginalRouting", "originals");
const line = () => bench.resource("studio:Flow", "main");
const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
const asked = (...phoneNumbers: string[]): Properties => ({ phoneNumbers, needNoHandler: phoneNumbers });
const stateOf = (stored: Stored | undefined) => plain<State>(stored?.state);
const url = () => plain<{ webhookUrl: string }>(flow.state).webhookUrl;
async function nextRun(): Promise<void> {
  await bench.newRun();
  bench.writes();
  bench.log.length = 0;
}

describe("a number that leaves the list", () => {
  test("is restored before its flow is changed, and forgotten", async () => {
    const next = await memory().update(remembered, asked(SUPPORT, CLINIC));
    expect(bench.writes()).toEqual([NUMBER]);
    expect(bench.voice(SALES)).toEqual(originals[SALES]);
    expect(bench.voice(SUPPORT).voiceUrl).toBe(url());
    expect(Object.keys(stateOf(next).settings)).toEqual([SUPPORT, CLINIC]);
    expect(stateOf(next)).toMatchObject({ retired: {}, released: expect.stringMatching(/^[0-9a-f]{8}$/) as string });
  });

  test("is named in a preview, which writes nothing", async () => {
    await memory().update(remembered, asked(SUPPORT, CLINIC), true);
    expect(bench.log).toContain(`${SALES} gets back what it had`);
    expect(bench.writes()).toEqual([]);
  });

  test("loses nothing that its owner has changed since, and our fallback is removed with the binding", async () => {
    bench.emulator.console.pointNumber(SALES, ELSEWHERE, { voiceFallbackUrl: originals[SALES]!.voiceUrl });
    await nextRun();
    const { settings } = stateOf(await memory().update(remembered, asked(SUPPORT, CLINIC)));
    await numbers().update(bound, bindingInputs(flow, settings));
    expect(bench.voice(SALES)).toMatchObject({ voiceUrl: ELSEWHERE, voiceFallbackUrl: "", statusCallback: "" });
  });

  test("is left alone if it has nothing of ours, or if it left the account", async () => {
    bench.emulator.console.pointNumber(SALES, ELSEWHERE, { voiceFallbackUrl: "", statusCallback: "" });
    bench.emulator.console.releaseNumber(CLINIC);
    await nextRun();
    const next = await memory().update(remembered, asked(SUPPORT));
    expect(bench.writes()).toEqual([]);
    expect(stateOf(next)).toMatchObject({ retired: {}, released: "" });
  });

  test("and returns with another handler is remembered with the new handler", async () => {
    const left = await memory().update(remembered, asked(SUPPORT, CLINIC));
    bench.emulator.console.pointNumber(SALES, ELSEWHERE);
    await nextRun();
    const back = await memory().update(left, asked(...ALL));
    expect(stateOf(back).settings[SALES]?.voiceUrl).toBe(ELSEWHERE);
  });
});

describe("a number that leaves and cannot be written", () => {
  let left: Stored;
  beforeEach(async () => {
    bench.emulator.fault({ match: salesWrite, times: "always", fault: { status: 400, code: 21631 } });
    left = await memory().update(remembered, asked(SUPPORT));
    await nextRun();
  });

  test("stops no other, stays remembered as retired, and its flow continues to serve it", () => {
    expect(bench.voice(CLINIC)).toEqual(originals[CLINIC]);
    expect(Object.keys(stateOf(left).retired)).toEqual([SALES]);
    expect(Object.keys(stateOf(left).settings)).toEqual([SUPPORT]);
    expect(bench.voice(SALES).voiceUrl).toBe(url());
  });

  test("is reported by the binding, which keeps it bound", async () => {
    const { settings, retired } = stateOf(left);
    const inputs = { ...bindingInputs(flow, settings), leaving: retired };
    expect(await numbers().diff(bound, inputs)).toMatchObject({ [`bindings["${SALES}"]`]: "delete" });
    const { message, partial } = await failure(numbers().update(bound, inputs));
    expect(message).toMatch(/^\+15550100002: POST .*Twilio answered 400 \(error 21631\)/);
    expect(Object.keys(plain<{ bound: object }>(partial?.state).bound).sort()).toEqual([SUPPORT, SALES]);
  });

  test("is fenced as before when it is listed again", async () => {
    const back = await memory().update(left, asked(SUPPORT, SALES));
    expect(stateOf(back).settings[SALES]).toEqual(stateOf(remembered).settings[SALES]);
    expect(stateOf(back).retired).toEqual({});
  });

  test("is restored by the next update that succeeds, although the config is unchanged", async () => {
    bench.emulator.clearFaults();
    const next = await memory().update(left, asked(SUPPORT));
    expect(bench.voice(SALES)).toEqual(originals[SALES]);
    expect(stateOf(next).retired).toEqual({});
  });

  test("is forgotten only after a read finds it off every fence", async () => {
    expect(Object.keys(stateOf(await memory().read(left)).retired)).toEqual([SALES]);
    bench.emulator.console.pointNumber(SALES, ELSEWHERE, { voiceFallbackUrl: "", statusCallback: url() });
    await nextRun();
    const still = await memory().read(left);
    expect(Object.keys(stateOf(still).retired)).toEqual([SALES]);
    bench.emulator.console.pointNumber(SALES, ELSEWHERE, { voiceFallbackUrl: "", statusCallback: "" });
    await nextRun();
    expect(stateOf(await memory().read(still!)).retired).toEqual({});
  });
});

describe("a number that moves between two lines", () => {
  const plans = (main: string[], other: string[]) => ({
    fence: "shop/dev",
    lines: {
      main: { plan: "one", numbers: [...main].sort().join(",") },
      other: { plan: "two", numbers: [...other].sort().join(",") },
    },
  });

  test("is kept by the old flow until it is on the other", async () => {
    const two = await memory().update(remembered, { ...asked(...ALL), ...plans(ALL, []) });
    expect(stateOf(two).held).toEqual({});
    await nextRun();
    const moved = await memory().update(two, { ...asked(...ALL), ...plans([SUPPORT, CLINIC], [SALES]) });
    expect(stateOf(moved).held).toEqual({ main: [SALES] });
    expect(bench.writes()).toEqual([]);
    const other = await line().create(flowInputs(originals, { line: "other" }));
    bench.emulator.console.pointNumber(SALES, plain<{ webhookUrl: string }>(other.state).webhookUrl);
    await nextRun();
    const later = await memory().update(moved, { ...asked(SUPPORT, SALES), ...plans([SUPPORT], [SALES]) });
    expect(stateOf(later).held).toEqual({});
  });

  test("is not restored to nothing if it has no handler of its own: the flow continues to serve it", async () => {
    const silent = "+15550100009";
    const with9 = [...ALL, silent];
    const known = await memory().update(remembered, { ...asked(...with9), ...plans(with9, []) });
    bench.emulator.console.pointNumber(silent, url());
    await nextRun();
    const moved = await memory().update(known, { ...asked(...with9), ...plans(ALL, [silent]) });
    expect(stateOf(moved).held).toEqual({ main: [silent] });
    expect(bench.voice(silent).voiceUrl).toBe(url());
    expect(bench.writes()).toEqual([]);
  });

  test("is not kept while an application answers it, because no call reaches the flow", async () => {
    const two = await memory().update(remembered, { ...asked(...ALL), ...plans(ALL, []) });
    // Twilio's API lets both stand beside each other, and the application answers.
    Object.assign(bench.emulator.number(SALES)!, { voice_application_sid: `AP${"7".repeat(32)}` });
    await nextRun();
    const next = { ...asked(...ALL), ...plans([SUPPORT, CLINIC], [SALES]), takeOver: [SALES] };
    const moved = await memory().update(two, next);
    expect(stateOf(moved).held).toEqual({});
  });

  test("is kept in the preview too, so that it shows what the flow will answer", async () => {
    const two = await memory().update(remembered, { ...asked(...ALL), ...plans(ALL, []) });
    const next = { ...asked(...ALL), ...plans([SUPPORT, CLINIC], [SALES]) };
    expect(stateOf(await memory().update(two, next, true)).held).toEqual({ main: [SALES] });
  });
});

describe("the delete of the memory, the last one of a destroy,", () => {
  test("reads numbers and flows once and writes nothing if every number is off its fence", async () => {
    await numbers().delete(bound);
    await nextRun();
    await memory().delete(remembered);
    expect(bench.emulator.requests.map(({ method, host }) => `${method} ${host}`)).toEqual([
      "GET api.twilio.com",
      "GET studio.twilio.com",
    ]);
  });

  test("restores a fallback that a killed change left, which no binding knows", async () => {
    const fallback = "https://handlers.example.com/after-hours";
    const changed = await memory().update(remembered, { ...asked(...ALL), fallbacks: [fallback] });
    const { bindings, ...rest } = bindingInputs(flow, originals) as { bindings: Record<string, object> };
    const given = Object.entries(bindings).map(([number, binding]) => [number, { ...binding, fallbackUrl: fallback }]);
    await numbers().update(bound, { ...rest, bindings: Object.fromEntries(given) as Properties });
    expect(bench.voice(CLINIC).voiceFallbackUrl).toBe(fallback);
    await nextRun();
    // The engine never heard of that update.
    await numbers().delete(bound);
    await line().delete(flow);
    await memory().delete(changed);
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
  });

  test("restores numbers on a fence that no state knew", async () => {
    await memory().delete(remembered);
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
  });

  test("fails while a number cannot be restored, names it, and restores the others", async () => {
    bench.emulator.fault({ match: salesWrite, fault: { status: 400, code: 21631 } });
    const { message } = await failure(memory().delete(remembered));
    expect(message).toMatch(/^\+15550100002: POST .*error 21631.*What these numbers had stays remembered/s);
    expect(bench.voice(SUPPORT)).toEqual(originals[SUPPORT]);
    await memory().delete(remembered);
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
  });

  test("writes nothing for a binding that the program still declares, because its replacement exists already", async () => {
    await memory().check(remembered.inputs);
    await memory().delete(remembered);
    expect(bench.writes()).toEqual([]);
  });
});
