import { seededAccounts, severalAccounts } from "../../emulator";
import { Bench, type Resource, type Stored, failure } from "../harness/provider/bench";
import { type Properties, plain, secret } from "../harness/provider/engine";
import { type Originals, bindingInputs, flowInputs, originalsOf } from "../harness/provider/inputs";

const HOST = { uniqueName: "ringfence-shop-dev-01234567", documents: { "/busy.xml": "<Response/>" } };
const { first, second, subaccount } = seededAccounts;
const keyOf = ({ apiKey, apiSecret }: typeof first): Properties => ({ apiKey, apiSecret: secret(apiSecret) });

let bench: Bench;
let originals: Originals;
beforeEach(async () => (bench = await Bench.open({ consistencyDelay: false, seed: severalAccounts })));
afterEach(() => bench.closeWithoutViolations());

const flow = () => bench.resource("studio:Flow", "main");
const host = () => bench.resource("serverless:TwimlHost", "twiml");
const memory = () => bench.resource("voice:OriginalRouting", "originals");
const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
const insights = () => bench.emulator.requests.filter(({ path }) => path === "/v1/Voice/Settings");

interface Made {
  remembered: Stored;
  hosted: Stored;
  made: Stored;
  bound: Stored;
}

/** A stack with one number, made with the account's own key. */
async function fenced(phoneNumber: string, config: Properties): Promise<Made> {
  await bench.newRun(config);
  originals = originalsOf(bench, phoneNumber);
  const remembered = await memory().create({ phoneNumbers: [phoneNumber] });
  const hosted = await host().create(HOST);
  const made = await flow().create(flowInputs(originals));
  const bound = await numbers().create(bindingInputs(made, originals));
  return { remembered, hosted, made, bound };
}

/** What a refresh, an update and a destroy ask of a resource. */
const operations = (resource: Resource, stored: Stored, next: Properties) => [
  () => resource.read(stored),
  () => resource.update(stored, next),
  () => resource.delete(stored),
];

describe.each([
  ["the account's own SID with a stranger's key", first, second, "+15550100001"],
  ["a subaccount's SID with its parent's key", subaccount, first, "+15550100041"],
  ["a subaccount's SID with a stranger's key", subaccount, second, "+15550100041"],
])("%s:", (_what, account, other, phoneNumber) => {
  let all: Made;
  beforeEach(async () => {
    const { sid: accountSid } = account;
    all = await fenced(phoneNumber, { accountSid, ...keyOf(account) });
    await bench.newRun({ accountSid, ...keyOf(other) });
    bench.writes();
    bench.log.length = 0;
  });

  test("keeps every flow and service in the state, and writes nothing, although Twilio finds none of them", async () => {
    const state = structuredClone(bench.emulator.state);
    for (const operation of [
      ...operations(flow(), all.made, flowInputs(originals, { countries: ["CN"] })),
      ...operations(host(), all.hosted, { ...HOST, documents: { "/busy.xml": "<Response></Response>" } }),
    ]) {
      const { message } = await failure(operation());
      expect(message).toContain(account.sid);
      expect(message).not.toMatch(/gone from Twilio|past the fence/);
      expect(message).not.toContain(other.apiSecret);
    }
    expect(bench.writes()).toEqual([]);
    expect(bench.log).toEqual([]);
    expect(bench.emulator.state).toEqual(state);
  });

  test("regards no number as off its fence, and forgets none", async () => {
    const before = bench.voice(phoneNumber);
    for (const [resource, stored] of [
      [numbers(), all.bound],
      [memory(), all.remembered],
    ] as const) {
      // A parent's key sees the subaccount's numbers, a stranger's none.
      const read = await resource.read(stored).catch((error: unknown) => String(error));
      if (typeof read === "string") expect(read).toMatch(/account|20003/);
      else expect(plain(read)).toEqual(plain(stored));
    }
    expect(bench.log).toEqual([]);
    expect(bench.voice(phoneNumber)).toEqual(before);
  });
});

describe("a 404 is believed", () => {
  let all: Made;
  beforeEach(async () => {
    all = await fenced("+15550100001", {});
    bench.emulator.console.deleteFlow(all.made.id);
    bench.emulator.console.deleteService(all.hosted.id);
  });
  const gone = async () => {
    expect(await flow().read(all.made)).toBeUndefined();
    expect(await host().read(all.hosted)).toBeUndefined();
  };

  test("with the account's own key, which Voice Insights names once in each run", async () => {
    await bench.newRun();
    bench.writes();
    await gone();
    expect(insights()).toHaveLength(1);
  });

  test("with the account's auth token, without another request", async () => {
    await bench.newRun({ apiKey: "", apiSecret: "", authToken: secret(first.authToken) });
    bench.writes();
    await gone();
    expect(insights()).toEqual([]);
  });

  test.each([403, 404])(
    "if Voice Insights answers %i, through another flow or service of the account",
    async (status) => {
      bench.emulator.fault({ match: { path: "/v1/Voice/Settings" }, times: "always", fault: { status } });
      await bench.newRun();
      const { message } = await failure(flow().read(all.made));
      expect(message).toMatch(/nothing shows that twilio:apiKey and twilio:apiSecret acts for account AC1+/);
      expect(message).toMatch(
        /Nothing was changed\. Use a key that was made in this very account, or its auth token\.$/,
      );
      bench.emulator.addFlow({ friendlyName: "a menu", definition: flowInputs(originals).definition as never });
      await gone();
    },
  );

  test("not while Twilio has an error of its own", async () => {
    bench.emulator.fault({ match: { path: "/v1/Voice/Settings" }, times: "always", fault: { status: 503 } });
    await bench.newRun();
    expect((await failure(flow().read(all.made))).message).toMatch(/Twilio answered 503/);
    bench.emulator.clearFaults();
    await gone();
  });
});
