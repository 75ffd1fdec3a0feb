import { startEmulator, type Emulator, type Seed } from "../../emulator";
import { empty } from "../harness/emulator/definitions";
import { accountSid, apiKey, basic, sdk } from "../harness/emulator/sdk";

const subaccountSid = `AC${"3".repeat(32)}`;
const mainKey = `SK${"4".repeat(32)}`;
const seed: Seed = {
  accounts: [
    {
      sid: accountSid,
      authToken: "emulator-token",
      keys: [
        { sid: apiKey, secret: "emulator-secret" },
        { sid: mainKey, secret: "main-secret", kind: "main" },
      ],
    },
    { sid: subaccountSid, authToken: "subaccount-token", ownerAccountSid: accountSid },
  ],
  numbers: [
    { phoneNumber: "+15550100001", accountSid },
    { phoneNumber: "+15550100030", accountSid: subaccountSid },
  ],
};

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, seed });
});

afterEach(() => emulator.stop());

const numbers = async (client: ReturnType<typeof sdk>) =>
  (await client.incomingPhoneNumbers.list()).map(({ phoneNumber }) => phoneNumber);

test.each([
  ["the account with its auth token", accountSid, "emulator-token"],
  ["a standard API key", apiKey, "emulator-secret"],
  ["a main API key", mainKey, "main-secret"],
])("%s opens the account's numbers", async (_, user, secret) => {
  expect(await numbers(sdk(emulator, user, secret))).toEqual(["+15550100001"]);
});

test.each([
  ["a wrong token", accountSid, "guess"],
  ["a wrong secret", apiKey, "guess"],
  ["the token of another account", subaccountSid, "emulator-token"],
  ["an unknown account", `AC${"9".repeat(32)}`, "emulator-token"],
])("%s is a 401 with code 20003", async (_, user, secret) => {
  await expect(numbers(sdk(emulator, user, secret))).rejects.toMatchObject({ status: 401, code: 20003 });
  const flows = sdk(emulator, user, secret).studio.v2.flows.list();
  await expect(flows).rejects.toMatchObject({ status: 401, code: 20003 });
});

test("no credentials at all are a 401", async () => {
  const response = await fetch(`${emulator.url}/studio.twilio.com/v2/Flows`);
  expect([response.status, await response.json()]).toMatchObject([401, { code: 20003, message: "Authenticate" }]);
});

test("an account is read with the token and a main key, not with a standard key", async () => {
  const read = (user: string, secret: string) => sdk(emulator, user, secret).api.v2010.accounts(accountSid).fetch();
  expect(await read(accountSid, "emulator-token")).toMatchObject({ sid: accountSid, ownerAccountSid: accountSid });
  expect(await read(mainKey, "main-secret")).toMatchObject({ sid: accountSid });
  await expect(read(apiKey, "emulator-secret")).rejects.toMatchObject({ status: 401, code: 20003 });
});

test("a subaccount does not see its parent's numbers", async () => {
  const own = sdk(emulator, subaccountSid, "subaccount-token", { accountSid: subaccountSid });
  expect(await numbers(own)).toEqual(["+15550100030"]);
  const parents = sdk(emulator, subaccountSid, "subaccount-token");
  await expect(numbers(parents)).rejects.toMatchObject({ status: 401 });
});

test("a parent's token with a subaccount's SID reads its numbers, but makes flows in the parent", async () => {
  const mixed = sdk(emulator, accountSid, "emulator-token", { accountSid: subaccountSid });
  expect(await numbers(mixed)).toEqual(["+15550100030"]);
  const flow = await mixed.studio.v2.flows.create({ friendlyName: "x", status: "draft", definition: empty() });
  expect(flow.accountSid).toBe(accountSid);
});

test("a flow of another account is not there", async () => {
  const { sid } = emulator.addFlow({ friendlyName: "x", definition: empty(), accountSid: subaccountSid });
  const response = await fetch(`${emulator.url}/studio.twilio.com/v2/Flows/${sid}`, {
    headers: { Authorization: basic(apiKey, "emulator-secret") },
  });
  expect(response.status).toBe(404);
});
