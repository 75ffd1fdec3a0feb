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
])("accepts %s for the account's numbers", async (_, user, secret) => {
  expect(await numbers(sdk(emulator, user, secret))).toEqual(["+15550100001"]);
});

test.each([
  ["a wrong token", accountSid, "guess"],
  ["a wrong secret", apiKey, "guess"],
  ["the token of another account", subaccountSid, "emulator-token"],
  ["an unknown account", `AC${"9".repeat(32)}`, "emulator-token"],
])("answers %s with 401 and code 20003", async (_, user, secret) => {
  await expect(numbers(sdk(emulator, user, secret))).rejects.toMatchObject({ status: 401, code: 20003 });
  const flows = sdk(emulator, user, secret).studio.v2.flows.list();
  await expect(flows).rejects.toMatchObject({ status: 401, code: 20003 });
});

test("answers a request without credentials with 401", async () => {
  const response = await fetch(`${emulator.url}/studio.twilio.com/v2/Flows`);
  expect([response.status, await response.json()]).toMatchObject([401, { code: 20003, message: "Authenticate" }]);
});

test("shows an account to the token and a main key, but not to a standard key", async () => {
  const read = (user: string, secret: string) => sdk(emulator, user, secret).api.v2010.accounts(accountSid).fetch();
  expect(await read(accountSid, "emulator-token")).toMatchObject({ sid: accountSid, ownerAccountSid: accountSid });
  expect(await read(mainKey, "main-secret")).toMatchObject({ sid: accountSid });
  await expect(read(apiKey, "emulator-secret")).rejects.toMatchObject({ status: 401, code: 20003 });
});

test("shows a subaccount no numbers of its parent", async () => {
  const own = sdk(emulator, subaccountSid, "subaccount-token", { accountSid: subaccountSid });
  expect(await numbers(own)).toEqual(["+15550100030"]);
  const parents = sdk(emulator, subaccountSid, "subaccount-token");
  await expect(numbers(parents)).rejects.toMatchObject({ status: 401 });
});

test("reads a subaccount's numbers with the parent's token, but makes flows in the parent", async () => {
  const mixed = sdk(emulator, accountSid, "emulator-token", { accountSid: subaccountSid });
  expect(await numbers(mixed)).toEqual(["+15550100030"]);
  const flow = await mixed.studio.v2.flows.create({ friendlyName: "x", status: "draft", definition: empty() });
  expect(flow.accountSid).toBe(accountSid);
});

test("answers 404 for a flow of another account", async () => {
  const { sid } = emulator.addFlow({ friendlyName: "x", definition: empty(), accountSid: subaccountSid });
  const response = await fetch(`${emulator.url}/studio.twilio.com/v2/Flows/${sid}`, {
    headers: { Authorization: basic(apiKey, "emulator-secret") },
  });
  expect(response.status).toBe(404);
});
