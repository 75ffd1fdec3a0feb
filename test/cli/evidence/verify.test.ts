import { type Emulator, startEmulator } from "../../../emulator";
import { verdictOnCall } from "../../../cli/evidence/verdictOnCall";
import { verifiedCall } from "../../../cli/evidence/verifyRun";
import { compile } from "../../../flows";
import { Twilio } from "../../../twilio/client";
import { leaveProjects, run } from "../../harness/cli/project";
import { enterFencedProject, fence } from "../../harness/evidence/account";
import { surroundingsOf } from "../../harness/flows/policies";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

afterAll(leaveProjects);

const HOME = { list: { kind: "block" as const, countries: ["US"] } };
const verify = (...args: string[]) => run("verify", "--from", "+15550100003", "--to", "+15550100001", ...args);
const placed = () => emulator.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/Calls.json"));

test("agrees that a call from a blocked country was rejected, not answered and not billed", async () => {
  fence(emulator, HOME);
  enterFencedProject(emulator, { blockList: "[US]" });
  const { code, out } = await verify("--yes", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    agrees: true,
    differences: [],
    expected: { outcome: "reject", answered: false },
    seen: { status: "no-answer", duration: 0, price: null, country: "US" },
  });
  expect(placed()).toHaveLength(1);
});

test("records nothing, speaks nothing, and hangs up after five seconds", async () => {
  fence(emulator);
  enterFencedProject(emulator);
  expect((await verify("--yes")).code).toBe(0);
  const [{ form } = { form: {} }] = placed();
  expect(form).toEqual({
    ...{ From: "+15550100003", To: "+15550100001", Timeout: "30", TimeLimit: "15" },
    Twiml: '<Response><Pause length="5"/><Hangup/></Response>',
  });
});

test("reports a difference if somebody answered a call that should be rejected", async () => {
  fence(emulator, HOME);
  enterFencedProject(emulator, { blockList: "[US]" });
  emulator.addHandler("https://twiml-1111.twil.io/reject/busy.xml", "<Response><Say>Hello</Say></Response>");
  const { code, out } = await verify("--yes");
  expect(code).toBe(1);
  expect(out).toMatch(/differs: its status is completed, and not busy or no-answer/);
  expect(out).toMatch(/differs: it was answered for 5 seconds/);
  expect(out).toMatch(/differs: it was billed: 0\.0085 USD/);
});

test("shows what the call may cost before it asks, and places no call without consent", async () => {
  fence(emulator);
  enterFencedProject(emulator);
  const { code, error } = await verify();
  expect(code).toBe(2);
  expect(error).toMatch(/Each leg that is answered is billed.*nobody can be asked here. Give --yes/s);
  expect(placed()).toEqual([]);
});

test.each([
  [
    "from a number that is not in the account",
    ["--from", "+15550100077"],
    /\+15550100077 is not a number of account AC1/,
  ],
  ["to a number that is not fenced", ["--to", "+15550100003", "--from", "+15550100001"], /is not a fenced number/],
  ["from a number to itself", ["--from", "+15550100001"], /are the same number/],
  ["to what is no number", ["--to", "sip:a@example.com"], /--to sip:a@example.com is not a number in E.164 form/],
])("places no call %s", async (_, args, message) => {
  fence(emulator);
  enterFencedProject(emulator);
  const { code, error } = await run("verify", "--from", "+15550100003", "--to", "+15550100001", "--yes", ...args);
  expect(code).toBe(2);
  expect(error).toMatch(message);
  expect(placed()).toEqual([]);
});

test("places no call to a number whose fence is not deployed", async () => {
  fence(emulator);
  enterFencedProject(emulator);
  const number = emulator.number("+15550100001");
  if (number) number.voice_url = "https://voice.example.com/answer";
  const { code, error } = await verify("--yes");
  expect([code, placed()]).toEqual([2, []]);
  expect(error).toMatch(/\+15550100001 is not fenced in Twilio: its voice URL is not the flow of line main/);
});

test.each([
  ["rings", "no-answer", "canceled"],
  ["talks", "completed", "completed"],
] as const)("ends a call that does not end and %s, and reports that", async (_, status, ended) => {
  const { flowSid, policy } = fence(emulator);
  const twilio = new Twilio({
    ...{ accountSid: `AC${"1".repeat(32)}`, username: `SK${"2".repeat(32)}`, password: "emulator-secret" },
    ...{ sources: { account: "the test", credentials: "the test" }, apiBaseUrl: emulator.url },
  });
  const endless = () => {
    for (const call of Object.values(emulator.state.calls ?? {})) {
      Object.assign(call, { status, endsAt: Date.now() + 3_600_000, startedAt: Date.now() - 1_000 });
    }
  };
  const numbers = { from: "+15550100003", to: "+15550100001" };
  const verified = await verifiedCall(twilio, { ...numbers, flowSid }, endless, { each: 1, most: 20 });
  expect(verified).toMatchObject({ wasEnded: true, outbound: { status: ended }, inbound: undefined });
  const { differences } = verdictOnCall(compile(policy, surroundingsOf()), numbers, verified);
  expect(differences[0]).toBe("the call did not end by itself, and was ended from here");
  const ends = emulator.requests.filter(({ method, path }) => method === "POST" && /\/Calls\/CA/.test(path));
  expect(ends.map(({ form }) => form)).toEqual([{ Status: ended }]);
});
