import { FORMAT } from "../../provider/state";
import { ACCOUNT, Bench, SUPPORT, type Resource, type Stored, failure } from "../harness/provider/bench";
import { secret } from "../harness/provider/engine";
import { type Originals, bindingInputs, flowInputs, originalsOf } from "../harness/provider/inputs";

const OTHER = `AC${"5".repeat(32)}`;
const HOST = { uniqueName: "ringfence-shop-dev-01234567", documents: { "/busy.xml": "<Response/>" } };

let bench: Bench;
let originals: Originals;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT);
});
afterEach(() => bench.closeWithoutViolations());

const flow = () => bench.resource("studio:Flow", "main");
const host = () => bench.resource("serverless:TwimlHost", "twiml");
const memory = () => bench.resource("voice:OriginalRouting", "originals");
const numbers = () => bench.resource("voice:VoiceBinding", "numbers");

/** Every resource, with its state. */
async function everything(): Promise<[Resource, Stored][]> {
  const remembered = await memory().create({ phoneNumbers: [SUPPORT] });
  const hosted = await host().create(HOST);
  const made = await flow().create(flowInputs(originals));
  const bound = await numbers().create(bindingInputs(made, originals));
  return [
    [memory(), remembered],
    [host(), hosted],
    [flow(), made],
    [numbers(), bound],
  ];
}

test.each([
  ["of another account", { accountSid: OTHER }, /lives in account AC5+, but the credentials are for AC1+.*new stack/],
  ["of a newer Ringfence", { format: FORMAT + 1 }, /written by a newer Ringfence \(format 2, this one knows 1\)/],
])("refuses a state %s in every operation, before any request to Twilio", async (_what, change, reason) => {
  for (const [resource, stored] of await everything()) {
    const strange = { ...stored, state: { ...stored.state, ...change } };
    bench.emulator.requests.length = 0;
    for (const operation of [
      () => resource.diff(strange, stored.inputs),
      () => resource.update(strange, stored.inputs),
      () => resource.update(strange, stored.inputs, true),
      () => resource.read(strange),
      () => resource.delete(strange),
    ]) {
      expect((await failure(operation())).message).toMatch(reason);
    }
    expect(bench.emulator.requests).toEqual([]);
  }
});

test("records account and format in every state", async () => {
  for (const [, { state }] of await everything()) expect(state).toMatchObject({ accountSid: ACCOUNT, format: FORMAT });
});

test("accepts another key of the same account without a change", async () => {
  const all = await everything();
  await bench.configure({ apiKey: "", apiSecret: "", authToken: secret("emulator-token") });
  for (const [resource, stored] of all) expect(await resource.diff(stored, stored.inputs)).toEqual({});
});

describe("a parent's token with a subaccount's SID, which acts on the parent for flows and services,", () => {
  beforeEach(async () => {
    const { accounts } = bench.emulator.state;
    accounts[OTHER] = {
      ...structuredClone(accounts[ACCOUNT]!),
      sid: OTHER,
      ownerAccountSid: OTHER,
      authToken: "parent",
      keys: {},
    };
    accounts[ACCOUNT]!.ownerAccountSid = OTHER;
    // The way a user has it: a subaccount's SID in the config, the parent's key beside it.
    accounts[OTHER].keys[`SK${"5".repeat(32)}`] = { secret: "parent-secret", kind: "standard" };
    await bench.configure({ apiKey: `SK${"5".repeat(32)}`, apiSecret: secret("parent-secret") });
  });

  test.each([
    ["flow", () => flow().create(flowInputs(originals))],
    ["service", () => host().create(HOST)],
  ])("is detected at the first %s, which is removed again", async (_what, create) => {
    const { message, partial } = await failure(create());
    expect(message).toMatch(
      /the answer is about account AC5+, but twilio:accountSid is AC1+.*a key of that very account/,
    );
    expect(message).not.toContain("parent-secret");
    expect(partial).toBeUndefined();
    expect(bench.writes()).toEqual([expect.stringMatching(/^POST /), expect.stringMatching(/^DELETE /)]);
    expect([bench.emulator.state.flows, bench.emulator.state.services]).toEqual([{}, {}]);
  });

  test("names what it could not remove again", async () => {
    bench.emulator.fault({ match: { method: "DELETE" }, fault: { status: 403 } });
    const { message } = await failure(flow().create(flowInputs(originals)));
    expect(message).toMatch(/FW[0-9a-f]{32} was made there and is left: remove it by hand/);
  });

  test("removes nothing that existed before", async () => {
    const { sid } = bench.emulator.addFlow({
      friendlyName: "shop/dev/main",
      definition: flowInputs(originals).definition as never,
      accountSid: OTHER,
    });
    expect((await failure(flow().create(flowInputs(originals)))).message).toMatch(/the answer is about account AC5/);
    expect((await failure(flow().read({ id: sid }))).message).toMatch(/the answer is about account AC5/);
    expect(bench.writes()).toEqual([]);
  });
});
