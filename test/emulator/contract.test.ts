import { openContract } from "../../emulator/contract/contract";
import { startEmulator, type Emulator } from "../../emulator";
import { operations } from "../../emulator/operations";
import { empty } from "../harness/emulator/definitions";
import { accountSid, sdk, send } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(() => emulator.stop());

const flows = "/studio.twilio.com/v2/Flows";
const sound = { FriendlyName: "x", Status: "draft", Definition: JSON.stringify(empty()) };

test("implements only operations of Twilio's documents, except the upload", () => {
  const contract = openContract();
  const none = new URLSearchParams();
  for (const operation of operations) {
    const faults = contract?.requestFaults(operation, {}, none, none);
    expect([operation.path, faults]).toEqual([operation.path, []]);
  }
});

describe("answers 500 to a request that violates Twilio's documents, and records it", () => {
  test.each([
    ["an unknown form field", { ...sound, Author: "me" }, "form Author: Twilio's OpenAPI document has no such field"],
    ["a form field in small letters", { ...sound, friendlyName: "y" }, "form friendlyName"],
    ["a value that is none of the listed", { ...sound, Status: "live" }, "form Status"],
  ])("%s", async (_, form, text) => {
    const response = await send(emulator, "POST", flows, form);
    expect(response.status).toBe(500);
    expect(await response.json()).toHaveProperty("message", expect.stringContaining(text));
    expect(emulator.violations).toEqual([expect.stringContaining(text)]);
    expect(emulator.state.flows).toEqual({});
  });

  test.each([
    ["an unknown query field", `${flows}?pageSize=5`, "query pageSize"],
    ["a page that is too large", `${flows}?PageSize=5000`, "query PageSize: must be <= 1000"],
    ["a SID of another kind in the path", `${flows}/ZS${"0".repeat(32)}`, "path Sid"],
  ])("%s", async (_, path, text) => {
    expect((await send(emulator, "GET", path)).status).toBe(500);
    expect(emulator.violations.join()).toContain(text);
  });

  test("a field that is sent twice", async () => {
    const number = `/api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/PN${"1".repeat(32)}.json`;
    const twice = `${number}?`;
    const response = await fetch(`${emulator.url}${twice}`, {
      method: "POST",
      headers: {
        Authorization: `Basic ${Buffer.from(`${accountSid}:emulator-token`).toString("base64")}`,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: "VoiceMethod=GET&VoiceMethod=POST",
    });
    expect(response.status).toBe(500);
    expect(emulator.violations.join()).toContain("form VoiceMethod: sent 2 times");
  });
});

describe("answers 500 instead of a response that violates Twilio's documents, and records it", () => {
  test("a value that is not in the enumeration", async () => {
    const { sid } = emulator.addFlow({ friendlyName: "x", definition: empty() });
    const revision = emulator.state.flows[sid]?.revisions[0];
    if (revision) revision.status = "sideways" as "draft";
    await expect(sdk(emulator).studio.v2.flows(sid).fetch()).rejects.toMatchObject({ status: 500 });
    expect(emulator.violations.join()).toContain("answer/status");
  });

  test("a missing field, or one of another type", async () => {
    const number = emulator.number("+15550100001");
    delete (number as { origin?: string }).origin;
    if (number) number.beta = "no" as unknown as boolean;
    await expect(sdk(emulator).incomingPhoneNumbers.list()).rejects.toMatchObject({ status: 500 });
    expect(emulator.violations.join()).toContain("must have required property 'origin'");
    expect(emulator.violations.join()).toContain("/incoming_phone_numbers/0/beta");
  });
});

test("answers the same request like Twilio if the contract is off", async () => {
  await emulator.stop();
  emulator = await startEmulator({ contract: false });
  const response = await send(emulator, "POST", flows, { ...sound, Status: "live" });
  expect(response.status).toBe(400);
  expect(emulator.violations).toEqual([]);
});
