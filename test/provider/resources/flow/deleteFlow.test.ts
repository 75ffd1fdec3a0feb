import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { plain } from "../../../harness/provider/engine";
import { type Originals, flowInputs, originalsOf, boundFlow } from "../../../harness/provider/inputs";

let bench: Bench;
let originals: Originals;
let remembered: Stored;
let stored: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  remembered = await memory().create({ phoneNumbers: [SUPPORT, SALES] });
  stored = await boundFlow(bench, originals);
  await bench.newRun();
  bench.writes();
});
afterEach(() => bench.closeWithoutViolations());

const memory = () => bench.resource("voice:OriginalRouting", "originals");
const line = () => bench.resource("studio:Flow", "main");
const url = () => plain<{ webhookUrl: string }>(stored.state).webhookUrl;
const flow = () => bench.emulator.state.flows[stored.id];
const live = (number: string) => bench.emulator.number(number)!;
const NUMBER = "POST /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json";
const numberWrite = { method: "POST", path: "IncomingPhoneNumbers/PN" };

describe("a destroy of a flow with numbers on it", () => {
  test("restores every number and then removes the flow if the memory has been read", async () => {
    await memory().read(remembered);
    await line().delete(stored);
    expect(bench.writes()).toEqual([NUMBER, NUMBER, "DELETE /v2/Flows/FW"]);
    expect(originalsOf(bench, SUPPORT, SALES)).toEqual(originals);
    expect(flow()).toBeUndefined();
  });

  test("leaves both without a memory, names the numbers, and names --refresh", async () => {
    const { message } = await failure(line().delete(stored));
    for (const number of [SUPPORT, SALES]) expect(message).toContain(`${number} is on this stack's fence`);
    expect(message).toMatch(/was not deleted: \+15550100001, \+15550100002 would be dead lines.*destroy --refresh/);
    expect(bench.writes()).toEqual([]);
    expect(flow()).toBeDefined();
  });

  test("keeps the flow if a number cannot be restored, and names it, and the next one finishes", async () => {
    await memory().read(remembered);
    bench.emulator.fault({ match: { ...numberWrite, path: `PN${"2".repeat(32)}` }, fault: { status: 400 } });
    const { message } = await failure(line().delete(stored));
    expect(message).toMatch(/^\+15550100002: POST .*Twilio answered 400/);
    expect(bench.voice(SUPPORT)).toEqual(originals[SUPPORT]);
    expect(flow()).toBeDefined();
    await line().delete(stored);
    expect(originalsOf(bench, SUPPORT, SALES)).toEqual(originals);
    expect(flow()).toBeUndefined();
  });

  test("leaves what its owner has changed in the meantime", async () => {
    live(SALES).voice_fallback_url = "https://handlers.example.com/own-fallback";
    await memory().read(remembered);
    await line().delete(stored);
    expect(bench.voice(SALES)).toEqual({
      ...originals[SALES],
      voiceFallbackUrl: "https://handlers.example.com/own-fallback",
      voiceFallbackMethod: "GET",
    });
  });

  test("names a number without memory, leaves it there, and restores the others", async () => {
    live(CLINIC).voice_url = url();
    await memory().read(remembered);
    const { message } = await failure(line().delete(stored));
    expect(message).toMatch(/^\+15550100003 is on this stack's fence.*ringfence:former/);
    expect(message).not.toContain(`${SUPPORT} is on`);
    expect(bench.voice(CLINIC).voiceUrl).toBe(url());
    expect(originalsOf(bench, SUPPORT, SALES)).toEqual(originals);
    expect(flow()).toBeDefined();
  });
});

describe("while a program runs", () => {
  test("keeps a flow with numbers on it, whatever is remembered, because they are about to move", async () => {
    await memory().check(remembered.inputs, remembered.inputs);
    await memory().diff(remembered, remembered.inputs);
    const { message } = await failure(line().delete(stored));
    expect(message).toMatch(/^\+15550100001, \+15550100002: still on flow FW.*not deleted.*pulumi up --refresh/);
    expect(bench.writes()).toEqual([]);
    expect(flow()).toBeDefined();
  });

  test("deletes a flow that no number is on any more", async () => {
    for (const number of [SUPPORT, SALES])
      Object.assign(live(number), { voice_url: "https://handlers.example.com/new", status_callback: "" });
    await memory().check(remembered.inputs, remembered.inputs);
    await line().delete(stored);
    expect(bench.writes()).toEqual(["DELETE /v2/Flows/FW"]);
  });
});

describe("delete", () => {
  test("leaves the flow and its numbers if the state's generation is outdated", async () => {
    await line().create(flowInputs(originals));
    await bench.newRun();
    bench.writes();
    await line().delete(stored);
    expect(bench.writes()).toEqual([]);
    expect(bench.log.join()).toMatch(/was left as it is/);
    expect(bench.voice(SUPPORT).voiceUrl).toBe(url());
  });

  test("succeeds for a flow that is gone, and touches no number", async () => {
    bench.emulator.console.deleteFlow(stored.id);
    await line().delete(stored);
    expect(bench.writes()).toEqual([]);
  });
});
