import { type Emulator, startEmulator } from "../../../emulator";
import { leaveProjects, run } from "../../harness/cli/project";
import { enterFencedProject, fence } from "../../harness/evidence/account";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

afterAll(leaveProjects);

const HOME = { fence: { kind: "block" as const, countries: ["US"] } };
const verify = (...args: string[]) => run("verify", "--from", "+15550100003", "--to", "+15550100001", ...args);
const placed = () => emulator.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/Calls.json"));

test("a call from a blocked country was rejected, not answered and not billed: all agrees", async () => {
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

test("records nothing, says nothing, and ends by itself after five seconds", async () => {
  fence(emulator);
  enterFencedProject(emulator);
  expect((await verify("--yes")).code).toBe(0);
  const [{ form } = { form: {} }] = placed();
  expect(form).toEqual({
    ...{ From: "+15550100003", To: "+15550100001", Timeout: "30", TimeLimit: "15" },
    Twiml: '<Response><Pause length="5"/><Hangup/></Response>',
  });
});

test("a rejected call that somebody answers is a difference", async () => {
  fence(emulator, HOME);
  enterFencedProject(emulator, { blockList: "[US]" });
  emulator.addHandler("https://twiml-1111.twil.io/reject/busy.xml", "<Response><Say>Hello</Say></Response>");
  const { code, out } = await verify("--yes");
  expect(code).toBe(1);
  expect(out).toMatch(/differs: its status is completed, and not busy or no-answer/);
  expect(out).toMatch(/differs: it was answered for 5 seconds/);
  expect(out).toMatch(/differs: it was billed: 0\.0085 USD/);
});

test("says what the call may cost before it asks, and places none unless it is told to", async () => {
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
