import { ACCOUNT, Bench, KEY, SUPPORT, failure } from "./bench";
import { secret } from "./engine";

let bench: Bench;
beforeEach(async () => (bench = await Bench.open({ consistencyDelay: false })));
afterEach(() => bench.close());

const remembering = () =>
  failure(bench.resource("voice:OriginalRouting", "originals").create({ phoneNumbers: [SUPPORT] }));
const refusal = (status: number, code: number) => bench.emulator.fault({ times: 99, fault: { status, code } });

test.each([
  [
    "a key that Twilio does not know, or knows in another region",
    401,
    20003,
    /valid in one region only.*twilio:region or TWILIO_REGION/,
  ],
  ["test credentials", 403, 20008, /test credentials.*put live ones of account AC1+ there/],
  ["a key that may not do this", 403, 20403, /Use one with that right/],
  ["an account that is not there", 404, 20404, /There is no account AC1+ .* check twilio:accountSid/],
])("%s: the error names account, key, setting and remedy, and no secret", async (_what, status, code, remedy) => {
  refusal(status, code);
  const { message } = await remembering();
  expect(message).toMatch(new RegExp(`Twilio answered ${status} \\(error ${code}\\)`));
  expect(message).toMatch(remedy);
  expect(message).toContain(`the API key ${KEY} in twilio:apiKey and twilio:apiSecret`);
  expect(message).not.toContain("emulator-secret");
});

test("a token is named as one, by the setting it came from", async () => {
  await bench.configure({ apiKey: "", apiSecret: "", authToken: secret("not-the-token") });
  const { message } = await remembering();
  expect(message).toMatch(/does not take the auth token in twilio:authToken for account AC1+ in twilio:accountSid/);
  expect(message).not.toContain("not-the-token");
});

test("a standard key is enough for everything: the account itself is never asked for", async () => {
  const { state } = await bench.resource("voice:OriginalRouting", "originals").create({ phoneNumbers: [SUPPORT] });
  expect(state).toMatchObject({ accountSid: ACCOUNT });
  expect(bench.emulator.requests.map(({ path }) => path)).toEqual([
    `/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers.json`,
  ]);
});
