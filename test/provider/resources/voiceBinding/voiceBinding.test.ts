import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { type Properties, UNKNOWN, plain } from "../../../harness/provider/engine";
import { type Originals, bindingInputs, flowInputs, originalsOf, without } from "../../../harness/provider/inputs";

let bench: Bench;
let originals: Originals;
let flow: Stored;
let url: string;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES, CLINIC);
  flow = await line("main").create(flowInputs(originals));
  url = plain<{ webhookUrl: string }>(flow.state).webhookUrl;
  bench.emulator.requests.length = 0;
});
afterEach(() => bench.closeWithoutViolations());

const line = (name: string) => bench.resource("studio:Flow", name);
const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
const live = (number: string) => bench.emulator.number(number)!;
const all = () => bindingInputs(flow, originals);
const none = (): Properties => ({ bindings: {}, originals: {}, names: ["shop/dev"] });
const restored = () => originalsOf(bench, SUPPORT, SALES, CLINIC);
const kept = (stored: Stored) => plain<{ bound: Record<string, object> }>(stored.state).bound;
const ELSEWHERE = "https://handlers.example.com/elsewhere";
const NUMBER = "POST /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json";

describe("create", () => {
  test("reads one list, then writes once per number", async () => {
    await numbers().create(all());
    expect(bench.emulator.requests.filter(({ method }) => method === "GET")).toHaveLength(1);
    expect(bench.writes()).toEqual([NUMBER, NUMBER, NUMBER]);
    for (const number of [SUPPORT, SALES, CLINIC]) {
      expect(bench.voice(number)).toMatchObject({ voiceUrl: url, voiceMethod: "POST", statusCallback: url });
    }
  });

  test("writes voice fields only", async () => {
    await numbers().create(all());
    const fields = bench.emulator.requests.flatMap(({ form }) => Object.keys(form));
    expect(fields.filter((field) => !/^(Voice(Fallback)?(Url|Method)|StatusCallback(Method)?)$/.test(field))).toEqual(
      [],
    );
  });

  test("sets the handler as fallback only for a number without a fallback", async () => {
    await numbers().create(all());
    expect(bench.voice(SALES)).toMatchObject({
      voiceFallbackUrl: "https://handlers.example.com/sales",
      voiceFallbackMethod: "GET",
    });
    expect(bench.voice(CLINIC).voiceFallbackUrl).toBe("https://handlers.example.com/clinic-fallback");
  });

  test("keeps a number's own status call-back", async () => {
    live(SUPPORT).status_callback = ELSEWHERE;
    await bench.newRun();
    originals = restored();
    const stored = await numbers().create(all());
    expect(bench.voice(SUPPORT).statusCallback).toBe(ELSEWHERE);
    await numbers().update(stored, none());
    expect(restored()).toEqual(originals);
  });

  test("fences a number without a handler if the config names one", async () => {
    originals = { [SUPPORT]: { ...originals[SUPPORT]!, voiceUrl: ELSEWHERE } };
    live(SUPPORT).voice_url = "";
    await bench.newRun();
    await numbers().create({ ...all(), named: [SUPPORT] });
    expect(bench.voice(SUPPORT).voiceUrl).toBe(url);
  });

  test("reports how many numbers in a preview, and writes nothing", async () => {
    expect((await numbers().create(all(), true)).state).toMatchObject({ bound: UNKNOWN });
    await numbers().create({ ...all(), bindings: UNKNOWN }, true);
    expect(bench.log).toEqual(["binds 3 numbers", "binds numbers that are not known yet"]);
    expect(bench.writes()).toEqual([]);
  });

  test("takes over numbers that an ended run left on another flow of this stack", async () => {
    const other = await line("old").create(flowInputs(originals, { line: "old" }));
    await numbers().create(bindingInputs(other, originals));
    await numbers().create(all());
    for (const number of [SUPPORT, SALES, CLINIC]) {
      expect(bench.voice(number)).toMatchObject({ voiceUrl: url, statusCallback: url });
    }
  });

  test("does not touch a number on another stack's flow", async () => {
    const stranger = { ...flowInputs(originals), friendlyName: "shop/prod/main" };
    const theirs = plain<{ webhookUrl: string }>((await line("theirs").create(stranger)).state).webhookUrl;
    live(SUPPORT).voice_url = theirs;
    await bench.newRun();
    expect((await failure(numbers().create(all()))).message).toMatch(
      /\+15550100001: another stack fenced it since: it is on the Ringfence flow shop\/prod\/main/,
    );
    expect(bench.voice(SUPPORT).voiceUrl).toBe(theirs);
  });

  test("fails before any write if the second page of a list fails", async () => {
    for (let index = 0; index < 1000; index++) {
      bench.emulator.addNumber({ phoneNumber: `+1555020${String(index).padStart(4, "0")}` });
    }
    bench.emulator.requests.length = 0;
    bench.emulator.fault({ match: { path: "PageToken" }, fault: { status: 400 } });
    const { partial } = await failure(numbers().create(all()));
    expect(bench.emulator.requests.map(({ method }) => method)).toEqual(["GET", "GET"]);
    expect(partial).toBeUndefined();
    await numbers().create(all());
    expect(bench.voice(CLINIC).voiceUrl).toBe(url);
  });
});

test("reports a binding that could not be restored", async () => {
  const inputs = { ...all(), originals: without(originals, SALES) };
  expect(await numbers().check(inputs)).toEqual([
    expect.stringMatching(/^bindings: bindings\["\+15550100002"\] has no entry in originals/),
  ]);
  expect(await numbers().check({ bindings: UNKNOWN, originals })).toEqual([]);
  expect(await numbers().check({ ...all(), originals: UNKNOWN })).toEqual([]);
});

describe("diff", () => {
  test("shows bindings and restored settings by number, beside what the memory restored", async () => {
    const stored = await numbers().create(bindingInputs(flow, without(originals, CLINIC)));
    const next = {
      ...bindingInputs(flow, without(originals, SUPPORT)),
      released: "2030-01-01T00:00:00.000Z",
    };
    expect(await numbers().diff(stored, next)).toEqual({
      [`bindings["${SUPPORT}"]`]: "delete",
      [`bindings["${CLINIC}"]`]: "add",
      released: "update",
    });
    const repointed = { ...originals, [SALES]: { ...originals[SALES]!, voiceUrl: ELSEWHERE } };
    const moved = { ...bindingInputs(flow, without(originals, CLINIC)), originals: repointed };
    expect(await numbers().diff(stored, moved)).toEqual({ [`originals["${SALES}"]`]: "update" });
    expect(await numbers().diff(stored, { ...all(), bindings: UNKNOWN })).toEqual({ bindings: "update" });
  });

  test("treats an explicit default, as in earlier states, like an omitted one", async () => {
    const stored = await numbers().create(all());
    const short = Object.entries(originals).map(([number, { voiceUrl, voiceMethod }]) => [
      number,
      { voiceUrl, ...(voiceMethod === "GET" && { voiceMethod }) },
    ]);
    const { bindings } = all() as { bindings: Record<string, Properties> };
    const inputs = {
      bindings: { ...bindings, [SUPPORT]: without(bindings[SUPPORT]!, "voiceMethod") },
      originals: { ...originals, ...(Object.fromEntries(short.slice(0, 2)) as Properties) },
    };
    expect(await numbers().diff(stored, inputs)).toEqual({});
    expect(await numbers().diff({ ...stored, inputs }, all())).toEqual({});
  });
});

describe("update", () => {
  test("writes nothing if all is as it should be", async () => {
    const stored = await numbers().create(all());
    bench.writes();
    await numbers().update(stored, all());
    expect(bench.emulator.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("restores a number field by field when it leaves, and keeps the others", async () => {
    const stored = await numbers().create(all());
    bench.writes();
    await numbers().update(stored, bindingInputs(flow, without(originals, SALES)));
    expect(bench.writes()).toEqual([NUMBER]);
    expect(restored()[SALES]).toEqual(originals[SALES]);
    expect(bench.voice(SUPPORT).voiceUrl).toBe(url);
  });

  test("keeps every field of a leaving number that its owner has changed", async () => {
    const stored = await numbers().create(all());
    Object.assign(live(SALES), { voice_url: ELSEWHERE, voice_method: "POST", status_callback: `${ELSEWHERE}/status` });
    await bench.newRun();
    await numbers().update(stored, bindingInputs(flow, without(originals, SALES)));
    expect(bench.voice(SALES)).toMatchObject({
      voiceUrl: ELSEWHERE,
      voiceMethod: "POST",
      voiceFallbackUrl: "",
      statusCallback: `${ELSEWHERE}/status`,
    });
    expect(bench.log.join()).toMatch(/\+15550100002 is at https:\/\/handlers.example.com\/elsewhere, not at our fence/);
  });

  test("removes our fallback from a re-pointed number with a status call-back of its own", async () => {
    live(SUPPORT).status_callback = `${ELSEWHERE}/status`;
    await bench.newRun();
    const stored = await numbers().create(all());
    live(SUPPORT).voice_url = ELSEWHERE;
    await bench.newRun();
    await numbers().update(stored, none());
    expect(bench.voice(SUPPORT)).toMatchObject({ voiceUrl: ELSEWHERE, voiceFallbackUrl: "" });
  });

  test("moves a number to another line in one write, and back", async () => {
    const stored = await numbers().create(all());
    const other = await line("other").create(flowInputs({ [SALES]: originals[SALES]! }, { line: "other" }));
    const moved = bindingInputs(other, { [SALES]: originals[SALES]! }).bindings as Properties;
    bench.writes();
    const next = await numbers().update(stored, {
      ...all(),
      bindings: { ...(all().bindings as Properties), ...moved },
    });
    expect(bench.writes()).toEqual([NUMBER]);
    const otherUrl = plain<{ webhookUrl: string }>(other.state).webhookUrl;
    expect(bench.voice(SALES)).toMatchObject({ voiceUrl: otherUrl, statusCallback: otherUrl });
    await numbers().update(next, none());
    expect(restored()).toEqual(originals);
  });

  test("leaves a re-pointed number alone, names it, and binds the others", async () => {
    const stored = await numbers().create(bindingInputs(flow, { [SUPPORT]: originals[SUPPORT]! }));
    live(SUPPORT).voice_url = `${ELSEWHERE}?token=hidden`;
    await bench.newRun();
    const { message, partial } = await failure(numbers().update(stored, bindingInputs(flow, originals, "none")));
    expect(message).toMatch(/^\+15550100001: somebody pointed it at https:\/\/handlers.example.com\/elsewhere since/);
    expect(message).toMatch(/pulumi up --refresh/);
    expect(message).not.toContain("hidden");
    expect(partial?.reasons).toHaveLength(1);
    expect(bench.voice(SUPPORT).voiceUrl).toBe(`${ELSEWHERE}?token=hidden`);
    expect(bench.voice(SALES).voiceUrl).toBe(url);
  });

  test("describes in words in a preview what it would do", async () => {
    const stored = await numbers().create(bindingInputs(flow, without(originals, CLINIC)));
    bench.writes();
    await numbers().update(stored, bindingInputs(flow, without(originals, SALES)), true);
    await numbers().update(stored, { ...(stored.inputs as object), released: "2030-01-01T00:00:00.000Z" }, true);
    expect(bench.log.slice(-2)).toEqual(["binds 1 number, restores 1 number", "looks at its numbers again"]);
    expect(bench.writes()).toEqual([]);
  });

  test("binds a restored number again", async () => {
    const stored = await numbers().create(all());
    Object.assign(live(SALES), { voice_url: originals[SALES]?.voiceUrl, voice_method: "GET", status_callback: "" });
    await bench.newRun();
    await numbers().update(stored, { ...all(), released: "2030-01-01T00:00:00.000Z" });
    expect(bench.voice(SALES)).toMatchObject({ voiceUrl: url, voiceMethod: "POST", statusCallback: url });
  });
});

describe("fallback none", () => {
  test("clears the number's own, and restores it when the number leaves", async () => {
    const stored = await numbers().create(bindingInputs(flow, originals, "none"));
    expect(bench.voice(CLINIC).voiceFallbackUrl).toBe("");
    await numbers().update(stored, none());
    expect(restored()).toEqual(originals);
  });

  test("restores the number's own when it changes to auto", async () => {
    const stored = await numbers().create(bindingInputs(flow, originals, "none"));
    await numbers().update(stored, all());
    expect(bench.voice(CLINIC)).toMatchObject({
      voiceFallbackUrl: "https://handlers.example.com/clinic-fallback",
      voiceFallbackMethod: "GET",
    });
  });
});

describe("read", () => {
  test("finds nothing to do if every number is bound, and never reports a status call-back as drift", async () => {
    const stored = await numbers().create(all());
    live(SUPPORT).status_callback = ELSEWHERE;
    await bench.newRun();
    expect(plain(await numbers().read(stored))).toEqual(plain(stored));
  });

  test.each([
    ["with another voice URL", () => (live(SALES).voice_url = ELSEWHERE)],
    ["with another method", () => (live(SALES).voice_method = "GET")],
    ["that left the account", () => delete bench.emulator.state.numbers[live(SALES).sid]],
  ])("leaves out a number %s, so that it is a change", async (_what, change) => {
    const stored = await numbers().create(all());
    change();
    await bench.newRun();
    const read = await numbers().read(stored);
    expect(Object.keys(plain<{ bindings: object }>(read?.inputs).bindings)).toEqual([SUPPORT, CLINIC]);
    expect(await numbers().diff(read!, all())).toEqual({ [`bindings["${SALES}"]`]: "add" });
  });

  test("shows a changed fallback, which the next update replaces and a destroy keeps", async () => {
    const stored = await numbers().create(all());
    live(SALES).voice_fallback_url = `${ELSEWHERE}/fallback`;
    await bench.newRun();
    const read = await numbers().read(stored);
    expect(await numbers().diff(read!, all())).toEqual({ [`bindings["${SALES}"]`]: "update" });
    await numbers().delete(read!);
    expect(bench.voice(SALES)).toMatchObject({
      voiceUrl: originals[SALES]?.voiceUrl,
      voiceFallbackUrl: `${ELSEWHERE}/fallback`,
    });
    const again = await numbers().create(all());
    expect(bench.voice(SALES).voiceFallbackUrl).toBe("https://handlers.example.com/sales");
    await numbers().delete(again);
  });

  test("refuses an import", async () => {
    expect((await failure(numbers().read({ id: "x" }))).message).toMatch(/cannot be imported.*ringfence:former/);
  });
});

describe("delete", () => {
  test("restores every number", async () => {
    const stored = await numbers().create(all());
    await numbers().delete(stored);
    expect(restored()).toEqual(originals);
  });

  test("writes nothing for a resource that the program still declares, because its replacement exists already", async () => {
    const stored = await numbers().create(all());
    bench.writes();
    await numbers().check(all());
    await numbers().delete(stored);
    expect(bench.writes()).toEqual([]);
  });

  test("warns about a number that left the account, without an error", async () => {
    const stored = await numbers().create(all());
    delete bench.emulator.state.numbers[live(SALES).sid];
    await bench.newRun();
    await numbers().delete(stored);
    expect(bench.log.join()).toMatch(/\+15550100002 is not in the account any more/);
    expect(bench.voice(SUPPORT)).toMatchObject({ voiceUrl: originals[SUPPORT]?.voiceUrl });
  });

  test("restores all other numbers if one fails, and names it", async () => {
    const stored = await numbers().create(all());
    bench.emulator.fault({ match: { method: "POST", path: `PN${"2".repeat(32)}` }, fault: { status: 400 } });
    const { message } = await failure(numbers().delete(stored));
    expect(message).toMatch(/^\+15550100002: POST /);
    expect(message).toMatch(/Run it again to finish; to fence all of them again instead, run `pulumi up --refresh`/);
    expect(bench.voice(CLINIC).voiceUrl).toBe(originals[CLINIC]?.voiceUrl);
    await numbers().delete(stored);
    expect(restored()).toEqual(originals);
  });
});

describe("a number that fails", () => {
  const failing = () =>
    bench.emulator.fault({ match: { method: "POST", path: `PN${"2".repeat(32)}` }, fault: { status: 400 } });

  test("in a create stops no other, and the next update finishes it", async () => {
    failing();
    const { partial, message } = await failure(numbers().create(all()));
    expect(message).toMatch(/^\+15550100002: POST .*Twilio answered 400/);
    const kept = { id: partial!.id, inputs: all(), state: partial!.state };
    bench.writes();
    await numbers().update(kept, all());
    expect(bench.writes()).toEqual([NUMBER]);
    expect(bench.voice(SALES).voiceUrl).toBe(url);
  });

  test("in a restore is restored later, also after a refresh", async () => {
    const stored = await numbers().create(all());
    failing();
    const fewer = bindingInputs(flow, without(originals, SALES));
    const { partial } = await failure(numbers().update(stored, fewer));
    const failed: Stored = { id: stored.id, inputs: fewer, state: partial!.state };
    expect(Object.keys(kept(failed))).toContain(SALES);
    const read = await numbers().read(failed);
    expect(await numbers().diff(read!, fewer)).toEqual({ "bindings.plain": "delete" });
    await numbers().update(read!, fewer);
    expect(restored()[SALES]).toEqual(originals[SALES]);
  });

  test("because its owner re-pointed it has nothing of ours, and loses nothing in a destroy", async () => {
    Object.assign(live(CLINIC), { voice_url: ELSEWHERE, voice_fallback_url: "" });
    await bench.newRun();
    const inputs = bindingInputs(flow, originals, "none");
    const { partial } = await failure(numbers().create(inputs));
    const failed = { id: partial!.id, inputs, state: partial!.state };
    expect(Object.keys(kept(failed))).toEqual([SUPPORT, SALES]);
    await numbers().delete(failed);
    expect(bench.voice(CLINIC)).toMatchObject({ voiceUrl: ELSEWHERE, voiceFallbackUrl: "" });
  });

  test("because it left the account is named with a remedy", async () => {
    delete bench.emulator.state.numbers[live(SALES).sid];
    await bench.newRun();
    const { message } = await failure(numbers().create(all()));
    expect(message).toBe("+15550100002: it is not in the account any more. Take it out of ringfence:numbers.");
  });

  test("because it is under a trunk now is named", async () => {
    live(SALES).trunk_sid = `TK${"8".repeat(32)}`;
    await bench.newRun();
    expect((await failure(numbers().create(all()))).message).toMatch(/^\+15550100002: it is under SIP trunk/);
  });
});
