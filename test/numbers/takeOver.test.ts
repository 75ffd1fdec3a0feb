import { Bench, type Stored, failure } from "../harness/provider/bench";
import { type Properties, plain } from "../harness/provider/engine";
import { type Originals, definitionFor } from "../harness/provider/inputs";

const [TRUNKED, APPLIED] = ["+15550100008", "+15550100007"];
const [TRUNK, APPLICATION] = [`TK${"8".repeat(32)}`, `AP${"7".repeat(32)}`];
const BOTH = [APPLIED, TRUNKED];
const ELSEWHERE = "https://handlers.example.com/elsewhere";

// In one world a number may have a voice URL beside its application; in the other, setting one empties the other.
describe.each([
  ["Twilio lets an application and a voice URL stand together", false],
  ["setting an application empties the voice URL, and the other way round", true],
])("where %s", (_world, applicationClearsUrl) => {
  let bench: Bench;
  let before: object;
  beforeEach(async () => {
    bench = await Bench.open({ consistencyDelay: false, applicationClearsUrl });
    bench.emulator.addNumber({
      phoneNumber: APPLIED,
      voiceApplicationSid: APPLICATION,
      voiceUrl: applicationClearsUrl ? "" : "https://handlers.example.com/ignored",
      voiceMethod: "GET",
      voiceFallbackUrl: "https://handlers.example.com/fallback",
      voiceFallbackMethod: "GET",
    });
    before = snapshot();
  });
  afterEach(() => bench.closeWithoutViolations());

  const live = (number: string) => bench.emulator.number(number)!;
  /** Both numbers, whole; a field that is not set is null or empty, and both are one. */
  const snapshot = () =>
    BOTH.map((number) => {
      const fields = Object.entries(live(number)).filter(([name]) => name !== "date_updated");
      return structuredClone(Object.fromEntries(fields.map(([name, value]) => [name, (value as unknown) ?? ""])));
    });
  const memory = () => bench.resource("voice:OriginalRouting", "originals");
  const flow = (name = "main") => bench.resource("studio:Flow", name);
  const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
  const request = { phoneNumbers: BOTH, takeOver: BOTH, needNoHandler: BOTH, fallbacks: [""] };
  const settingsOf = (stored: Stored | undefined) => plain<{ settings: Originals }>(stored?.state).settings;

  /** Inputs of flow and binding, as the program gives them with `fallback: none` and a forward of its own. */
  const flowInputs = (originals: Originals): Properties => ({
    friendlyName: "shop/dev/main",
    definition: definitionFor({}),
    status: "published",
    numbers: Object.keys(originals).sort().join(","),
  });
  const bindingInputs = (url: string, originals: Originals): Properties => {
    const binding = { voiceUrl: url, voiceMethod: "POST", fallbackUrl: "", fallbackMethod: "POST" };
    const bindings = Object.fromEntries(Object.keys(originals).map((number) => [number, binding]));
    return { bindings, originals, names: ["shop/dev"] };
  };
  const urlOf = (stored: Stored) => plain<{ webhookUrl: string }>(stored.state).webhookUrl;

  /** Both numbers fenced, with all that the engine would keep. */
  async function fenced() {
    const remembered = await memory().create(request);
    const made = await flow().create(flowInputs(settingsOf(remembered)));
    const bound = await numbers().create(bindingInputs(urlOf(made), settingsOf(remembered)));
    return { remembered, made, bound, url: urlOf(made) };
  }

  test("binds a number under a trunk or an application in one write, which clears that", async () => {
    const { url } = await fenced();
    for (const number of BOTH) {
      expect(live(number)).toMatchObject({ voice_url: url, voice_method: "POST", status_callback: url });
      expect([live(number).trunk_sid ?? "", live(number).voice_application_sid ?? ""]).toEqual(["", ""]);
    }
    expect(bench.writes().filter((write) => write.includes("IncomingPhoneNumbers"))).toHaveLength(2);
    expect(bench.emulator.call({ from: "+74950000001", to: TRUNKED, callerCountry: "RU" })).toMatchObject({
      path: expect.arrayContaining([expect.stringContaining("reject")]) as unknown,
    });
  });

  test("restores it exactly in a destroy", async () => {
    const { bound } = await fenced();
    await numbers().delete(bound);
    expect(snapshot()).toEqual(before);
  });

  test("restores a number exactly when it leaves the list", async () => {
    const { bound } = await fenced();
    await numbers().update(bound, { bindings: {}, originals: {}, names: ["shop/dev"] });
    expect(snapshot()).toEqual(before);
  });

  test("restores a number exactly when its flow is deleted, and the binding fences it again", async () => {
    const { made, bound, remembered } = await fenced();
    await bench.newRun();
    await memory().read(remembered);
    await flow().delete(made);
    expect(snapshot()).toEqual(before);
    await bench.newRun();
    const again = await flow().create(flowInputs(settingsOf(remembered)));
    await numbers().update(bound, bindingInputs(urlOf(again), settingsOf(remembered)));
    expect(live(TRUNKED).voice_url).toBe(urlOf(again));
    expect(live(TRUNKED).trunk_sid).toBeNull();
  });

  test("finishes a restore whose response was lost with the next one, without repeating it", async () => {
    const { bound } = await fenced();
    bench.emulator.fault({ match: { method: "POST" }, fault: { reset: "after" }, times: 2 });
    await numbers().delete(bound);
    await numbers().delete(bound);
    expect(snapshot()).toEqual(before);
  });

  test("finds nothing to do in a refresh", async () => {
    const { remembered, bound } = await fenced();
    expect((await memory().read(remembered))?.state).toEqual(remembered.state);
    expect(plain(await numbers().read(bound))).toEqual(plain(bound));
  });

  test("keeps a fenced number when takeOver is switched off, and still restores it", async () => {
    const { remembered, bound } = await fenced();
    expect(await memory().diff(remembered, { ...request, takeOver: [] })).toEqual({ takeOver: "update" });
    const next = await memory().update(remembered, { ...request, takeOver: [] });
    expect(settingsOf(next)).toEqual(settingsOf(remembered));
    await numbers().delete(bound);
    expect(snapshot()).toEqual(before);
  });

  describe("an owner who puts a fenced number under another trunk", () => {
    const OTHER = `TK${"5".repeat(32)}`;
    const reroute = () => Object.assign(live(TRUNKED), { trunk_sid: OTHER });

    test("is reported by a refresh, and the number is fenced again by the next up", async () => {
      const { remembered, bound, url } = await fenced();
      reroute();
      await bench.newRun();
      const read = await memory().read(remembered);
      expect(settingsOf(read)[TRUNKED]).toMatchObject({ trunkSid: OTHER });
      const drifted = await numbers().read(bound);
      expect(bench.log.join("\n")).toMatch(/\+15550100008 is not on its fence any more: it is under SIP trunk TK5/);
      expect(await numbers().diff(drifted!, bindingInputs(url, settingsOf(read)))).toMatchObject({
        [`bindings["${TRUNKED}"]`]: "add",
      });
      const again = await numbers().update(drifted!, bindingInputs(url, settingsOf(read)));
      expect(live(TRUNKED)).toMatchObject({ trunk_sid: null, voice_url: url });
      await numbers().delete(again);
      expect(live(TRUNKED)).toMatchObject({ trunk_sid: OTHER, voice_url: "" });
    });

    test("is respected without a refresh: an up refuses it, a destroy removes only what is ours", async () => {
      const { remembered, bound, url } = await fenced();
      reroute();
      await bench.newRun();
      const other = bindingInputs(url, settingsOf(remembered));
      const { message } = await failure(numbers().update(bound, other));
      expect(message).toMatch(/^\+15550100008: it is under SIP trunk TK5.*takeOver/);
      await numbers().delete(bound);
      expect(live(TRUNKED)).toMatchObject({ trunk_sid: OTHER, voice_url: "", status_callback: "" });
      expect(bench.log.join("\n")).toMatch(/\+15550100008 was put under SIP trunk TK5+ since: it stays there/);
    });

    test("is respected with a warning if the config does not take over", async () => {
      const { remembered } = await fenced();
      const off = await memory().update(remembered, { ...request, takeOver: [] });
      reroute();
      await bench.newRun();
      expect(settingsOf(await memory().read(off))).toEqual(settingsOf(remembered));
      expect(bench.log.at(-1)).toMatch(/was put under SIP trunk TK5+ by its owner, so its calls pass the fence by/);
    });
  });

  test("does not put a number under the trunk again if its owner pointed it elsewhere", async () => {
    const { remembered, bound, url } = await fenced();
    Object.assign(live(TRUNKED), { voice_url: ELSEWHERE });
    await bench.newRun();
    const read = await memory().read(remembered);
    expect(settingsOf(read)[TRUNKED]).toMatchObject({ voiceUrl: ELSEWHERE });
    expect(settingsOf(read)[TRUNKED]).not.toHaveProperty("trunkSid");
    const drifted = await numbers().read(bound);
    const again = await numbers().update(drifted!, bindingInputs(url, settingsOf(read)));
    await numbers().delete(again);
    expect(live(TRUNKED)).toMatchObject({ voice_url: ELSEWHERE, trunk_sid: null });
  });

  test("leaves a number alone that its owner took off the trunk before it was bound, and names it", async () => {
    const remembered = await memory().create(request);
    const made = await flow().create(flowInputs(settingsOf(remembered)));
    live(TRUNKED).trunk_sid = null;
    await bench.newRun();
    const { message } = await failure(numbers().create(bindingInputs(urlOf(made), settingsOf(remembered))));
    expect(message).toMatch(/^\+15550100008: somebody pointed it at no handler since \(it had SIP trunk TK8+\)/);
    expect(live(TRUNKED).voice_url ?? "").toBe("");
    expect(live(APPLIED).voice_url).toBe(urlOf(made));
  });

  test("refuses it without takeOver, and names it", async () => {
    const { message } = await failure(memory().create({ ...request, takeOver: [APPLIED] }, true));
    expect(message).toMatch(
      /^ringfence:numbers "\+15550100008": it is under SIP trunk TK8+.*Set ringfence:takeOver to true/,
    );
    expect(message).not.toContain(APPLIED);
  });

  test("refuses it with `existing`, and names the alternatives", async () => {
    const { message } = await failure(memory().create({ ...request, needNoHandler: [] }, true));
    expect(message.split("\n")).toEqual([
      expect.stringMatching(/"\+15550100007": TwiML application AP7+ answers it.*Set ringfence:forward to/),
      expect.stringMatching(/"\+15550100008": SIP trunk TK8+ answers it.*Set ringfence:forward to/),
    ]);
  });

  test("uses `former` for its trunk or application after a lost state", async () => {
    await fenced();
    const former = {
      [TRUNKED]: { voiceUrl: "", voiceMethod: "POST", trunkSid: TRUNK },
      [APPLIED]: { voiceUrl: "", voiceMethod: "GET", voiceApplicationSid: APPLICATION },
    };
    expect(settingsOf(await memory().create({ ...request, takeOver: [], former }))).toMatchObject({
      [TRUNKED]: { trunkSid: TRUNK, voiceUrl: "" },
      [APPLIED]: { voiceApplicationSid: APPLICATION },
    });
  });

  test("refuses a `former` trunk that contradicts the visible one", async () => {
    const former = { [TRUNKED]: { voiceUrl: "", voiceMethod: "POST", trunkSid: `TK${"1".repeat(32)}` } };
    const { message } = await failure(memory().create({ ...request, former }));
    expect(message).toMatch(/former "\+15550100008": says SIP trunk TK1+, but no fence hides .*: SIP trunk TK8/);
  });
});
