import { seededAccounts, severalAccounts, startEmulator, type AccountCredentials, type Emulator } from "../../emulator";
import { empty, fence } from "../harness/emulator/definitions";
import { basic, sdk } from "../harness/emulator/sdk";

const { first, second, subaccount } = seededAccounts;
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, seed: severalAccounts, consistencyDelay: false });
});

afterEach(() => emulator.stop());

/** Twilio's SDK with an account's standard key; `named` is the account in the paths of numbers. */
const client = ({ apiKey, apiSecret, sid }: AccountCredentials, named = sid) =>
  sdk(emulator, apiKey, apiSecret, { accountSid: named });
const numbers = async (of: ReturnType<typeof client>) =>
  (await of.incomingPhoneNumbers.list()).map(({ phoneNumber }) => phoneNumber);
const get = (path: string, { apiKey, apiSecret }: AccountCredentials) =>
  fetch(`${emulator.url}/${path}`, { headers: { Authorization: basic(apiKey, apiSecret) } });
const flow = { friendlyName: "x", status: "published", definition: empty() } as const;

test("uses the first account by default, and shows each account its own numbers", async () => {
  expect(await numbers(client(first))).toEqual([1, 2, 3, 8, 9].map((digit) => `+1555010000${digit}`));
  expect(await numbers(client(second))).toEqual(["+15550100031", "+15550100032"]);
  expect(await numbers(client(subaccount))).toEqual(["+15550100041", "+15550100042"]);
});

describe("a parent's key with the SID of a subaccount", () => {
  const mixed = () => client(first, subaccount.sid);

  test("reads and writes the subaccount's numbers", async () => {
    expect(await numbers(mixed())).toEqual(["+15550100041", "+15550100042"]);
    const voiceUrl = "https://handlers.example.com/new";
    await mixed()
      .incomingPhoneNumbers(`PN4${"1".repeat(31)}`)
      .update({ voiceUrl });
    expect(emulator.number("+15550100041")).toMatchObject({ voice_url: voiceUrl, account_sid: subaccount.sid });
  });

  test("acts on the parent in Studio, Serverless and Insights", async () => {
    const made = await mixed().studio.v2.flows.create(flow);
    const service = await mixed().serverless.v1.services.create({ uniqueName: "app", friendlyName: "app" });
    const settings = (await (await get("insights.twilio.com/v1/Voice/Settings", first)).json()) as object;
    expect([made.accountSid, service.accountSid]).toEqual([first.sid, first.sid]);
    expect(settings).toHaveProperty("account_sid", first.sid);
  });
});

test.each([
  ["a stranger's key with our SID", second, first.sid],
  ["our key with a stranger's SID", first, second.sid],
  ["a subaccount's key with its parent's SID", subaccount, first.sid],
])("answers 401 for %s in the path", async (_, credentials, named) => {
  const refused = numbers(client(credentials, named));
  await expect(refused).rejects.toMatchObject({ status: 401, code: 20003 });
  const one = client(credentials, named)
    .incomingPhoneNumbers(`PN${"1".repeat(32)}`)
    .fetch();
  await expect(one).rejects.toMatchObject({ status: 401 });
});

describe.each([
  ["a stranger", second, first],
  ["a subaccount", subaccount, first],
  ["the parent of a subaccount", first, subaccount],
])("for the key of %s", (_, other, owner) => {
  test("a flow does not exist: no read, revision, change, delete or list finds it", async () => {
    const { sid } = await client(owner).studio.v2.flows.create(flow);
    const { flows } = client(other).studio.v2;
    const attempts = [
      flows(sid).fetch(),
      flows(sid).revisions.list(),
      flows(sid).revisions("1").fetch(),
      flows(sid).revisions("LatestPublished").fetch(),
      flows(sid).update({ status: "draft" }),
      flows(sid).remove(),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await flows.list()).toEqual([]);
    expect(await client(owner).studio.v2.flows.list()).toHaveLength(1);
  });

  test("a service does not exist either, and its unique name is free", async () => {
    const name = { uniqueName: "app-dev", friendlyName: "app/dev" };
    const { sid } = await client(owner).serverless.v1.services.create(name);
    const { services } = client(other).serverless.v1;
    const attempts = [
      services(sid).fetch(),
      services("app-dev").fetch(),
      services(sid).environments.list(),
      services(sid).assets.list(),
      services(sid).builds.list(),
      services(sid).remove(),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ status: 404 });
    expect(await services.list()).toEqual([]);
    expect((await services.create(name)).sid).not.toBe(sid);
  });
});

describe("the settings of Voice Insights", () => {
  const path = "insights.twilio.com/v1/Voice/Settings";

  test.each(["first", "second", "subaccount"] as const)("name the account of a standard key: %s", async (which) => {
    const response = await get(path, seededAccounts[which]);
    const { sid } = seededAccounts[which];
    const body = { account_sid: sid, advanced_features: false, voice_trace: false, url: `https://${path}` };
    expect([response.status, await response.json()]).toEqual([200, body]);
  });

  test("are those of a subaccount when it is named, and a 404 for another owner's account", async () => {
    const own = (await (await get(`${path}?SubaccountSid=${subaccount.sid}`, first)).json()) as object;
    expect(own).toHaveProperty("account_sid", subaccount.sid);
    expect((await get(`${path}?SubaccountSid=${second.sid}`, first)).status).toBe(404);
  });

  test("are a 401 without credentials, and cannot be changed", async () => {
    expect((await fetch(`${emulator.url}/${path}`)).status).toBe(401);
    const headers = { Authorization: basic(first.sid, first.authToken) };
    expect((await fetch(`${emulator.url}/${path}`, { method: "POST", headers })).status).toBe(501);
  });
});

describe("a call to a number on a flow of another account", () => {
  const call = () => emulator.call({ from: "+15550100077", to: "+15550100031", callerCountry: "RU" });

  test.each([
    ["a stranger", first],
    ["the subaccount of a stranger", subaccount],
  ])("that is %s reaches a dead handler: an error, or the number's fallback", (_, owner) => {
    const definition = fence("RU", "https://twiml.example.com/reject", "https://handlers.example.com/other");
    const { webhookUrl } = emulator.addFlow({ friendlyName: "x", definition, accountSid: owner.sid });
    Object.assign(emulator.number("+15550100031")!, { voice_url: webhookUrl });
    expect(call()).toMatchObject({ outcome: "error", errorCodes: [11200], path: [] });
    expect(call().heard).toContain("belongs to another account");
    Object.assign(emulator.number("+15550100031")!, { voice_fallback_url: "https://second.example.com/desk" });
    expect(call()).toMatchObject({ outcome: "handler", reached: { url: "https://second.example.com/desk" } });
  });

  test("is dead too if the URL names the number's account and the flow belongs to another", () => {
    const { sid } = emulator.addFlow({ friendlyName: "x", definition: empty(), accountSid: first.sid });
    const url = `https://webhooks.twilio.com/v1/Accounts/${second.sid}/Flows/${sid}`;
    Object.assign(emulator.number("+15550100031")!, { voice_url: url });
    expect(call()).toMatchObject({ outcome: "error", errorCodes: [11200] });
  });
});
