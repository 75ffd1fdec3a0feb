import { defaultSeed, startEmulator, type Emulator } from "../../emulator";
import { empty } from "../harness/emulator/definitions";
import { accountSid, sdk, send } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(() => emulator.stop());

const number = (digit: number) => `PN${`${digit}`.repeat(32)}`;
const numbersPath = `/api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`;

describe("the numbers of an account", () => {
  test("are found by full number, by a part of it and by friendly name", async () => {
    const { incomingPhoneNumbers } = sdk(emulator);
    const found = async (filter: Parameters<typeof incomingPhoneNumbers.list>[0]) =>
      (await incomingPhoneNumbers.list(filter)).map(({ phoneNumber }) => phoneNumber);
    expect(await found({ phoneNumber: "+15550100002" })).toEqual(["+15550100002"]);
    expect(await found({ phoneNumber: "010000*" })).toHaveLength(5);
    expect(await found({ phoneNumber: "0100003" })).toEqual(["+15550100003"]);
    expect(await found({ friendlyName: "Clinic line" })).toEqual(["+15550100003"]);
    expect(await found({ friendlyName: "Clinic" })).toEqual([]);
  });

  test("come in pages with a relative link to the next", async () => {
    for (let index = 100; index < 220; index++) emulator.addNumber({ phoneNumber: `+15550100${index}` });
    const first = await (await send(emulator, "GET", `${numbersPath}.json`)).json();
    expect(first).toMatchObject({ page: 0, page_size: 50, start: 0, end: 49, previous_page_uri: null });
    expect(first).toHaveProperty("next_page_uri", expect.stringMatching(/^\/2010-04-01\/.*Page=1&PageToken=/));

    emulator.requests.length = 0;
    const all = await sdk(emulator).incomingPhoneNumbers.list({ pageSize: 50 });
    expect(new Set(all.map(({ sid }) => sid)).size).toBe(125);
    expect(emulator.requests).toHaveLength(3);
  });

  test("are not found by page number: without the token the first page is returned again", async () => {
    const page = async (query: string) =>
      (await (await send(emulator, "GET", `${numbersPath}.json?PageSize=2&${query}`)).json()) as {
        incoming_phone_numbers: { sid: string }[];
      };
    const [one, other] = [await page("Page=0"), await page("Page=1")];
    expect(other.incoming_phone_numbers).toEqual(one.incoming_phone_numbers);
  });

  test("fit one page up to a thousand", async () => {
    for (let index = 0; index < 1000; index++) {
      emulator.addNumber({ phoneNumber: `+1555011${`${index}`.padStart(4, "0")}` });
    }
    emulator.requests.length = 0;
    const listed = await sdk(emulator).incomingPhoneNumbers.list({ phoneNumber: "+1555011", pageSize: 1000 });
    expect(listed).toHaveLength(1000);
    expect(emulator.requests).toHaveLength(1);
  });
});

describe("an update of a number", () => {
  test("changes the sent fields and leaves the others", async () => {
    const { incomingPhoneNumbers } = sdk(emulator);
    const before = await incomingPhoneNumbers(number(3)).fetch();
    const voiceUrl = "https://handlers.example.com/other";
    await incomingPhoneNumbers(number(3)).update({ voiceUrl, voiceMethod: "GET" });
    const after = await incomingPhoneNumbers(number(3)).fetch();
    expect(after).toMatchObject({ voiceUrl, voiceMethod: "GET", voiceFallbackUrl: before.voiceFallbackUrl });
    expect(after.smsUrl).toBe(before.smsUrl);
    expect(emulator.violations).toEqual([]);
  });

  test("to a flow fills an empty status callback a moment later, and never replaces one", async () => {
    const { webhookUrl } = emulator.addFlow({ friendlyName: "fence", definition: empty() });
    const own = "https://handlers.example.com/done";
    emulator.addNumber({ phoneNumber: "+15550100004", sid: number(4), statusCallback: own });
    const { incomingPhoneNumbers } = sdk(emulator);
    const answer = await incomingPhoneNumbers(number(1)).update({ voiceUrl: webhookUrl, voiceMethod: "POST" });
    expect(answer).toMatchObject({ voiceUrl: webhookUrl, statusCallback: "" });
    expect((await incomingPhoneNumbers(number(1)).fetch()).statusCallback).toBe(webhookUrl);

    await incomingPhoneNumbers(number(4)).update({ voiceUrl: webhookUrl });
    expect((await incomingPhoneNumbers(number(4)).fetch()).statusCallback).toBe(own);
  });

  test("to a trunk removes the application, and the reverse", async () => {
    const { incomingPhoneNumbers } = sdk(emulator);
    const voiceApplicationSid = `AP${"5".repeat(32)}`;
    const trunkSid = `TK${"5".repeat(32)}`;
    expect(await incomingPhoneNumbers(number(1)).update({ trunkSid })).toMatchObject({ trunkSid });
    const withApplication = await incomingPhoneNumbers(number(1)).update({ voiceApplicationSid });
    expect(withApplication).toMatchObject({ voiceApplicationSid, trunkSid: null });
    const withTrunk = await incomingPhoneNumbers(number(1)).update({ trunkSid });
    expect(withTrunk).toMatchObject({ trunkSid, voiceApplicationSid: "" });
    expect(withTrunk.voiceUrl).toBe("https://handlers.example.com/support");
    expect(await incomingPhoneNumbers(number(1)).update({ trunkSid: "" })).toMatchObject({ trunkSid: null });
  });

  test("to an application empties the voice URL if that is switched on", async () => {
    await emulator.stop();
    emulator = await startEmulator({ applicationClearsUrl: true });
    const { incomingPhoneNumbers } = sdk(emulator);
    const voiceApplicationSid = `AP${"5".repeat(32)}`;
    expect((await incomingPhoneNumbers(number(1)).update({ voiceApplicationSid })).voiceUrl).toBe("");
    const voiceUrl = "https://handlers.example.com/support";
    expect((await incomingPhoneNumbers(number(1)).update({ voiceUrl })).voiceApplicationSid).toBe("");
  });

  test("is refused for a fallback URL without a voice URL", async () => {
    const voiceFallbackUrl = "https://handlers.example.com/fallback";
    const update = sdk(emulator).incomingPhoneNumbers(number(9)).update({ voiceFallbackUrl });
    await expect(update).rejects.toMatchObject({ status: 400, code: 21405 });
    expect(emulator.number("+15550100009")?.voice_fallback_url).toBeNull();
  });

  test("to a flow is refused for a number with another API version", async () => {
    const { webhookUrl } = emulator.addFlow({ friendlyName: "fence", definition: empty() });
    emulator.addNumber({ phoneNumber: "+15550100005", sid: number(5), apiVersion: "2008-08-01" });
    const update = sdk(emulator).incomingPhoneNumbers(number(5)).update({ voiceUrl: webhookUrl });
    await expect(update).rejects.toMatchObject({ status: 400, code: 81019 });
  });

  test("of a number that does not exist is a 404", async () => {
    const update = sdk(emulator).incomingPhoneNumbers(number(7)).update({ voiceUrl: "" });
    await expect(update).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe("a number is never bought or released", () => {
  test("refuses a release with an error, and keeps the number", async () => {
    const release = sdk(emulator).incomingPhoneNumbers(number(1)).remove();
    await expect(release).rejects.toMatchObject({ status: 501 });
    expect(emulator.number("+15550100001")).toBeDefined();
    expect(emulator.requests.at(-1)).toMatchObject({ method: "DELETE", status: 501 });
    expect(emulator.violations.join()).toContain("a client must never do this");
  });

  test("refuses every kind of purchase with an error", async () => {
    const { incomingPhoneNumbers } = sdk(emulator);
    const phoneNumber = "+15550100099";
    const wanted = { phoneNumber };
    for (const buy of [incomingPhoneNumbers, incomingPhoneNumbers.local, incomingPhoneNumbers.tollFree]) {
      await expect(buy.create(wanted)).rejects.toMatchObject({ status: 501 });
    }
    expect(emulator.number(phoneNumber)).toBeUndefined();
  });
});

test("has numbers with every kind of routing in the default account", () => {
  const numbers = defaultSeed.numbers ?? [];
  expect(numbers.filter(({ voiceUrl }) => voiceUrl)).toHaveLength(3);
  expect(numbers.filter(({ trunkSid }) => trunkSid)).toHaveLength(1);
  expect(numbers.filter(({ voiceUrl, trunkSid }) => !voiceUrl && !trunkSid)).toHaveLength(1);
});
