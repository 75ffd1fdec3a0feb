import { largeAccount, severalAccounts, startEmulator, type Emulator } from "../../emulator";
import { sdk, send } from "../harness/emulator/sdk";

const [numbers, flows] = [5_000, 1_200];
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ seed: largeAccount(numbers, flows) });
});

afterAll(() => emulator.stop());

test("has the default numbers first in a large account, then its own, every second one on a flow", () => {
  const all = Object.values(emulator.state.numbers);
  expect([all.length, Object.keys(emulator.state.flows).length]).toEqual([numbers, flows]);
  expect(all.slice(0, 6).map(({ phone_number }) => phone_number)).toEqual(
    ["0001", "0002", "0003", "0008", "0009", "1000"].map((digits) => `+1555010${digits}`),
  );
  expect(new Set(all.map(({ sid }) => sid)).size).toBe(numbers);
  expect(all.filter(({ voice_url }) => voice_url?.includes("/Flows/"))).toHaveLength(Math.floor((numbers - 5) / 2));
  const meets = (to: string) => emulator.call({ from: "+15550100077", to, callerCountry: "US" }).heard;
  expect(meets("+15550101000")).toContain("https://handlers.example.com/line/1000");
  expect(meets("+15550101001")).toContain("You have reached Flow 1.");
});

test("lists all numbers and all flows, by small pages and by large ones", async () => {
  for (const pageSize of [50, 1000]) {
    expect(await sdk(emulator).incomingPhoneNumbers.list({ pageSize })).toHaveLength(numbers);
    expect(await sdk(emulator).studio.v2.flows.list({ pageSize })).toHaveLength(flows);
  }
});

test("lags in single reads of a large account too", async () => {
  emulator.lagReads({ reads: 1 });
  const { incomingPhoneNumbers } = sdk(emulator);
  for (let index = 1000; index < 1050; index++) {
    const sid = emulator.number(`+1555010${index}`)?.sid ?? "";
    await incomingPhoneNumbers(sid).update({ voiceUrl: `https://handlers.example.com/moved/${index}` });
    expect((await incomingPhoneNumbers(sid).fetch()).voiceUrl).not.toContain("/moved/");
  }
  emulator.lagReads();
});

test("adds many numbers at once, and refuses one that exists already", async () => {
  const small = await startEmulator();
  const wanted = Array.from({ length: 5_000 }, (_, index) => ({ phoneNumber: `+1555010${index + 1000}` }));
  const post = (body: object) =>
    fetch(`${small.url}/_ringfence/numbers`, { method: "POST", body: JSON.stringify(body) });
  expect((await post(wanted)).status).toBe(201);
  expect((await post([{ phoneNumber: "+15550100051" }, { phoneNumber: "+15550100051" }])).status).toBe(400);
  expect(small.number("+15550100051")).toBeUndefined();
  await small.stop();
});

test("refuses a seed that is too large, or too small for the default numbers, with the limits", () => {
  expect(() => largeAccount(9_006, 0)).toThrow("numbers: give 5 to 9005, not 9006");
  expect(() => largeAccount(4, 0)).toThrow("numbers: give 5 to 9005, not 4");
  expect(() => largeAccount(5, 10_000)).toThrow("flows: give at most 9999, not 10000");
});

test("makes seeds alike in the default account", async () => {
  const [own] = severalAccounts.accounts;
  expect(largeAccount(5, 0).accounts).toEqual([own]);
  expect((await send(emulator, "GET", "/studio.twilio.com/v2/Flows?PageSize=1")).status).toBe(200);
});
