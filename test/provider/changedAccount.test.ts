import { type Emulator, startEmulator } from "../../emulator";
import { changedAccount, knownAccount } from "../../provider/changedAccount";

const ACCOUNT = `AC${"1".repeat(32)}`;
const BEFORE = { accountSid: ACCOUNT, apiKey: `SK${"2".repeat(32)}`, apiSecret: "the secret of before" };

let emulator: Emulator;
beforeEach(async () => (emulator = await startEmulator()));
afterEach(() => emulator.stop());

const tried = (apiSecret: string) => {
  const { account } = knownAccount({ ...BEFORE, apiSecret, apiBaseUrl: emulator.url });
  return changedAccount(account!, { ...BEFORE, apiBaseUrl: emulator.url }, 0.001);
};

test("accepts other credentials that Twilio accepts", async () => {
  expect(await tried("emulator-secret")).toEqual([]);
});

test("refuses other credentials that Twilio refuses", async () => {
  const [refused] = await tried("wrong");
  expect(refused).toMatchObject({ property: "apiKey" });
  expect(refused?.reason).not.toContain("could not be tried");
});

test("refuses other credentials that cannot be tried, because Twilio does not answer", async () => {
  emulator.fault({ match: { path: "/IncomingPhoneNumbers" }, times: "always", fault: { status: 503 } });
  const [refused] = await tried("emulator-secret");
  expect(refused).toMatchObject({ property: "apiKey" });
  expect(refused?.reason).toMatch(/^could not be tried, so nothing/);
});
