import { type Emulator, startEmulator } from "../../../emulator";
import { leaveProjects, run } from "../../harness/cli/project";
import { DAY, enterFencedProject, fence, FORMS, placeSomeCalls } from "../../harness/evidence/account";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

afterAll(leaveProjects);

function fenced(changes: Parameters<typeof fence>[1] = {}, keys: Record<string, string> = {}) {
  const { flowSid } = fence(emulator, changes);
  enterFencedProject(emulator, keys);
  return flowSid;
}

async function reported(...args: string[]): Promise<Record<string, unknown>> {
  const { code, out, error } = await run("report", "--json", ...args);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as Record<string, unknown>;
}

test("shows turned-away calls by day, country and check, with the documented keys", async () => {
  fenced();
  placeSomeCalls(emulator);
  const json = await reported();
  expect(Object.keys(json)).toEqual(["period", "source", "lines", "unexpected", "countryDiffers"]);
  const { lines } = json as { lines: { main: { days: object[] } } };
  expect(Object.keys(lines.main)).toEqual(["calls", "turnedAway", "wouldTurnAway", "days", "causes", "countries"]);
  expect(json).toMatchObject({
    source: { executions: 6, callLog: 0 },
    unexpected: [],
    countryDiffers: [],
    lines: {
      main: {
        ...{ calls: 6, turnedAway: 3, wouldTurnAway: 0 },
        causes: [
          { by: "country", calls: 2 },
          { by: "hidden", calls: 1 },
        ],
        countries: expect.arrayContaining([{ country: "RU", calls: 2, turnedAway: 2, wouldTurnAway: 0 }]) as object,
      },
    },
  });
  expect(emulator.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("shows in mode monitor which callers would be turned away, and why", async () => {
  fenced({ mode: "monitor" }, { mode: "monitor" });
  placeSomeCalls(emulator);
  expect(await reported()).toMatchObject({
    unexpected: [],
    lines: {
      main: {
        turnedAway: 0,
        wouldTurnAway: 3,
        causes: [
          { by: "country", calls: 2 },
          { by: "hidden", calls: 1 },
        ],
      },
    },
  });
});

test("uses the call log for days that Studio no longer has, and reports a sample as such", async () => {
  fenced();
  placeSomeCalls(emulator);
  expect(await reported("--since", "60d")).toMatchObject({ source: { executions: 6, callLog: 1 } });
  const { out } = await run("report", "--max-executions", "2");
  expect(out).toMatch(/2 calls from executions, step by step; 4 calls from the call log/);
  expect(out).toMatch(/this is a sample/);
  expect(out).toMatch(/6 calls; 3 \(50 %\) turned away/);
});

test("an execution that Twilio deletes while it is looked at is judged by the call log", async () => {
  fenced();
  placeSomeCalls(emulator);
  emulator.fault({ match: { path: "/Context" }, times: 1, fault: { status: 404, code: 20404 } });
  expect(await reported()).toMatchObject({
    source: { executions: 5, callLog: 1 },
    lines: { main: { calls: 6, turnedAway: 3 } },
  });
});

test("names a call that was forwarded although its flow rejects it", async () => {
  fenced();
  delete emulator.state.handlers["https://twiml-1111.twil.io/reject/busy.xml"];
  emulator.addHandler("https://twiml-1111.twil.io/reject/busy.xml", "<Response><Say>Hello</Say></Response>");
  emulator.call({ from: "+74950000001", to: "+15550100001", callerCountry: "RU", at: Date.now() - DAY });
  const { unexpected, lines } = await reported();
  expect(lines).toMatchObject({ main: { turnedAway: 0 } });
  expect(unexpected).toEqual([
    expect.objectContaining({ caller: "+7 495 •••••01", expected: "rejected", seen: "answered (completed, 42 s)" }),
  ]);
});

test("compares each call with the flow at that time, not with the current one", async () => {
  const flowSid = fenced();
  placeSomeCalls(emulator);
  emulator.console.addCountry(flowSid, "DE");
  expect(await reported()).toMatchObject({ unexpected: [], lines: { main: { turnedAway: 3 } } });
});

test("reports numbers whose country differs between Twilio and the numbering plan", async () => {
  fenced();
  emulator.call({ from: "+74950000001", to: "+15550100001", callerCountry: "KZ", at: Date.now() - DAY });
  expect((await reported()).countryDiffers).toEqual([{ prefix: "+7 495", twilio: "KZ", plan: "RU", calls: 1 }]);
});

test.each([
  [["--fail-above", "3"], 0],
  [["--fail-above", "2"], 1],
  [["--fail-above", "50%"], 0],
  [["--fail-above", "49.9%"], 1],
  [["--fail-above", "some"], 2],
  [["--fail-above", "1.5"], 2],
])("exits %j with code %i if 3 of 6 calls were turned away", async (args, code) => {
  fenced();
  placeSomeCalls(emulator);
  expect((await run("report", ...args)).code).toBe(code);
});

test("masks callers in every format", async () => {
  fenced();
  emulator.addHandler("https://twiml-1111.twil.io/reject/busy.xml", "<Response><Say>Hello</Say></Response>");
  placeSomeCalls(emulator);
  for (const form of FORMS) {
    const { out, error } = await run("report", ...form);
    expect(out + error).toContain("+7 495 •••••01");
    expect(out + error).not.toMatch(/30123456|4950000001|2015550123/);
    expect((await run("report", ...form, "--show-numbers")).out).toContain("+74950000001");
  }
});

test("succeeds for an account without calls", async () => {
  fenced();
  const { code, out } = await run("report");
  expect(code).toBe(0);
  expect(out).toMatch(/line main: 0 calls; 0 \(0 %\) turned away/);
});
