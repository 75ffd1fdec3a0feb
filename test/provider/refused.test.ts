import { type Seed, defaultSeed } from "../../emulator";
import { ACCOUNT, Bench, KEY, SUPPORT, failure } from "../harness/provider/bench";
import { secret } from "../harness/provider/engine";

const TEST_ACCOUNT = `AC${"7".repeat(32)}`;
const IRISH_KEY = `SK${"6".repeat(32)}`;
const [own] = defaultSeed.accounts;
if (!own) throw new Error("the seed has no account");
const seed: Seed = {
  ...defaultSeed,
  accounts: [
    { ...own, keys: [...(own.keys ?? []), { sid: IRISH_KEY, secret: "irish-secret", region: "ie1" }] },
    { sid: TEST_ACCOUNT, authToken: "test-token", test: true },
  ],
};

let bench: Bench;
beforeAll(async () => (bench = await Bench.open({ seed })));
afterAll(() => bench.close());

const asked = () => bench.invoke("twilio:voice:getPhoneNumbers", {});
const noKey = { apiKey: "", apiSecret: "" };

test.each([
  [
    "a wrong secret",
    { apiSecret: secret("guessed-secret") },
    /error 20003.*\n.*API key SK2+ \(twilio:apiKey and twilio:apiSecret\) for account AC1+ \(twilio:accountSid\).*revoked/,
  ],
  [
    "a wrong token",
    { ...noKey, authToken: secret("guessed-secret") },
    /error 20003.*\n.*the auth token \(twilio:authToken\) for account AC1+ \(twilio:accountSid\)/,
  ],
  [
    "test credentials",
    { ...noKey, accountSid: TEST_ACCOUNT, authToken: secret("test-token") },
    /403 \(error 20008\).*\n.*account AC7+ \(twilio:accountSid\).*twilio:authToken.*are test credentials.*use live ones/,
  ],
  [
    "a key of another region",
    { apiKey: IRISH_KEY, apiSecret: secret("irish-secret") },
    /error 20003.*\n.*API key SK6+ .*of region us1 \(twilio:region or TWILIO_REGION\)/,
  ],
  [
    "a key used beyond its region",
    { apiKey: IRISH_KEY, apiSecret: secret("irish-secret"), region: "au1" },
    /error 20003.*\n.*of region au1/,
  ],
])("%s: the error names account, setting and remedy, but no secret", async (_what, config, expected) => {
  await bench.configure(config);
  const { message } = await failure(asked());
  expect(message).toMatch(expected);
  expect(message).not.toMatch(/guessed-secret|test-token|irish-secret/);
});

test("accepts the same key in its own region, through the region's edge", async () => {
  await bench.configure({ apiKey: IRISH_KEY, apiSecret: secret("irish-secret"), region: "ie1" });
  await asked();
  expect(bench.emulator.requests.at(-1)?.host).toBe("api.dublin.ie1.twilio.com");
});

test.each([
  [403, /does not let the API key SK2+ .*Restricted one needs phone numbers, Studio and Serverless.*active/],
  [404, /finds no account AC1+ \(twilio:accountSid\) with the API key SK2+ .*in region us1/],
])("explains what to check after a %i for the account itself", async (status, expected) => {
  await bench.configure({});
  bench.emulator.fault({ match: { method: "GET" }, fault: { status } });
  const { message } = await failure(asked());
  expect(message).toMatch(expected);
  expect(message).toContain(ACCOUNT);
  expect(message).toContain(KEY);
});

test("works with a standard key, because it never reads the account itself", async () => {
  await bench.configure({});
  bench.emulator.requests.length = 0;
  const { state } = await bench.resource("voice:OriginalRouting", "originals").create({ phoneNumbers: [SUPPORT] });
  expect(state).toMatchObject({ accountSid: ACCOUNT });
  expect(bench.emulator.requests.map(({ path }) => path)).toEqual([
    `/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers.json`,
  ]);
});
