import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator, type Emulator, type EmulatorOptions } from "../../emulator";
import { empty } from "../harness/emulator/definitions";
import { sdk, send } from "../harness/emulator/sdk";

const numberSid = `PN${"1".repeat(32)}`;
const support = "https://handlers.example.com/support";
const desk = "https://handlers.example.com/desk";
const shop = "https://handlers.example.com/shop";

let emulator: Emulator;

afterEach(() => emulator.stop());

async function start(options: EmulatorOptions = {}) {
  emulator = await startEmulator({ contract: true, consistencyDelay: false, ...options });
}

const number = () => sdk(emulator).incomingPhoneNumbers(numberSid);
const seen = async () => (await number().fetch()).voiceUrl;
const listed = async () =>
  (await sdk(emulator).incomingPhoneNumbers.list({ phoneNumber: "+15550100001" }))[0]?.voiceUrl;
const flows = () => sdk(emulator).studio.v2.flows;
const names = async () => (await flows().list()).map(({ friendlyName }) => friendlyName);
const create = (friendlyName: string) => flows().create({ friendlyName, status: "published", definition: empty() });

describe("reads that lag by a number of reads", () => {
  beforeEach(() => start({ staleReads: 2 }));

  test("show a number's old settings in lists and single reads, while the response to the write is new", async () => {
    expect((await number().update({ voiceUrl: desk })).voiceUrl).toBe(desk);
    expect([await listed(), await seen(), await seen()]).toEqual([support, support, desk]);
    expect(await listed()).toBe(desk);
  });

  test("do not find a new flow, and still find a deleted one", async () => {
    const { sid } = await create("new");
    expect(await names()).toEqual([]);
    await expect(flows()(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect((await flows()(sid).fetch()).friendlyName).toBe("new");
    await flows()(sid).remove();
    expect([await names(), (await flows()(sid).fetch()).sid, await names()]).toEqual([["new"], sid, []]);
  });

  test("show the earlier revisions", async () => {
    const { sid } = await create("one");
    emulator.lagReads();
    emulator.lagReads({ reads: 3 });
    await flows()(sid).update({ status: "published", friendlyName: "two" });
    expect((await flows()(sid).fetch()).revision).toBe(1);
    const list = await send(emulator, "GET", `/studio.twilio.com/v2/Flows/${sid}/Revisions`);
    expect(((await list.json()) as { revisions: object[] }).revisions).toHaveLength(1);
    expect((await flows()(sid).revisions("LatestPublished").fetch()).friendlyName).toBe("one");
    expect((await flows()(sid).revisions("LatestPublished").fetch()).friendlyName).toBe("two");
  });

  test("show the state before both of two writes first, then the one between them", async () => {
    await number().update({ voiceUrl: desk });
    expect(await seen()).toBe(support);
    await number().update({ voiceUrl: shop });
    expect([await seen(), await seen(), await seen()]).toEqual([support, desk, shop]);
  });

  test("do not lag behind a failed write or Validate, nor in Serverless", async () => {
    const refused = sdk(emulator)
      .incomingPhoneNumbers(`PN${"9".repeat(32)}`)
      .update({ voiceFallbackUrl: desk });
    await expect(refused).rejects.toMatchObject({ status: 400, code: 21405 });
    await sdk(emulator).studio.v2.flowValidate.update({ friendlyName: "x", status: "draft", definition: empty() });
    const { services } = sdk(emulator).serverless.v1;
    await services.create({ uniqueName: "app", friendlyName: "app" });
    expect(await services.list()).toHaveLength(1);
    emulator.number("+15550100001")!.voice_url = desk;
    expect(await seen()).toBe(desk);
  });

  test("affect neither writes nor calls, which use the current state", async () => {
    const { sid } = await create("one");
    await flows()(sid).update({ status: "published", friendlyName: "two" });
    await number().update({ voiceUrl: desk });
    const call = emulator.call({ from: "+15550100077", to: "+15550100001", callerCountry: "US" });
    expect(call.reached).toEqual({ url: desk, method: "POST" });
  });

  test("lag behind edits in the console too", async () => {
    emulator.console.pointNumber("+15550100001", desk);
    expect([await seen(), await seen(), await seen()]).toEqual([support, support, desk]);
  });

  test("stop lagging on request, and start again", async () => {
    await number().update({ voiceUrl: desk });
    emulator.lagReads();
    expect(await seen()).toBe(desk);
    await number().update({ voiceUrl: shop });
    expect(await seen()).toBe(shop);
    emulator.lagReads({ reads: 1 });
    await number().update({ voiceUrl: support });
    expect([await seen(), await seen()]).toEqual([shop, support]);
  });
});

test("lags by a time", async () => {
  await start({ readLagMs: 1_000 });
  const begun = Date.now();
  await number().update({ voiceUrl: desk });
  expect(await seen()).toBe(support);
  while ((await seen()) !== desk) await sleep(20);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(1_000);
  expect(await listed()).toBe(desk);
});

test("lags after one write only if a fault asks for that, by reads or by a time", async () => {
  await start();
  emulator.fault({ match: { method: "POST", path: "IncomingPhoneNumbers" }, fault: { staleReads: 1 } });
  await number().update({ voiceUrl: desk });
  expect([await seen(), await seen()]).toEqual([support, desk]);
  emulator.fault({ match: { method: "POST" }, fault: { lagMs: 60_000 } });
  await number().update({ voiceUrl: shop });
  expect([await seen(), await listed(), await seen()]).toEqual([desk, desk, desk]);
});

test("keeps a flow visible that was seen while reads lagged", async () => {
  await start({ consistencyDelay: true });
  const { sid } = await create("one");
  emulator.lagReads({ reads: 1 });
  await number().update({ voiceUrl: desk });
  await expect(flows()(sid).fetch()).rejects.toMatchObject({ status: 404 });
  expect((await flows()(sid).fetch()).sid).toBe(sid);
});

test("sets the lag over the admin API, and explains an invalid one", async () => {
  await start();
  const admin = (method: string, body?: object) =>
    fetch(`${emulator.url}/_ringfence/lag`, { method, ...(body && { body: JSON.stringify(body) }) });
  expect((await admin("POST", { reads: 1 })).status).toBe(201);
  await number().update({ voiceUrl: desk });
  expect(await seen()).toBe(support);
  expect((await admin("DELETE")).status).toBe(204);
  await number().update({ voiceUrl: shop });
  expect(await seen()).toBe(shop);
  for (const wrong of [{}, { ms: 0 }, { ms: 1, reads: 1 }, { reads: "two" }]) {
    const response = await admin("POST", wrong);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { message: expect.stringContaining("give { ms: N } or { reads: N }") as string },
    ]);
  }
  await expect(startEmulator({ readLagMs: 1, staleReads: 1 })).rejects.toThrow("not both");
});
