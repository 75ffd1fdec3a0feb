import { type Emulator, startEmulator } from "../../emulator";
import { accountSid, sdk, send } from "../harness/emulator/sdk";
import { DAY, fence, placeSomeCalls } from "../harness/evidence/account";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

test("records a rejected call as busy or not answered, with no duration and no price", async () => {
  fence(emulator);
  emulator.call({ from: "+74950000001", to: "+15550100001", callerCountry: "RU" });
  const [call] = await sdk(emulator).calls.list();
  expect(call).toMatchObject({
    direction: "inbound",
    status: "no-answer",
    duration: "0",
    price: null,
    priceUnit: "USD",
  });
  expect(call?.phoneNumberSid).toBe(emulator.number("+15550100001")?.sid);
});

test("records a forwarded call with a leg of its own, whose parent is the inbound call", async () => {
  emulator.addHandler("https://handlers.example.com/support", "<Response><Dial>+15550100055</Dial></Response>");
  emulator.call({ from: "+15550100077", to: "+15550100001", callerCountry: "US", seconds: 61 });
  const calls = await sdk(emulator).calls.list();
  const inbound = calls.find(({ direction }) => direction === "inbound");
  const dialled = calls.find(({ direction }) => direction === "outbound-dial");
  expect(inbound).toMatchObject({ status: "completed", duration: "61", price: "-0.01700" });
  expect(dialled).toMatchObject({ parentCallSid: inbound?.sid, to: "+15550100055", price: "-0.03400" });
});

test("filters the log by day, number and status, and pages it by links", async () => {
  fence(emulator);
  placeSomeCalls(emulator);
  const { calls } = sdk(emulator);
  expect(await calls.list({ from: "+74950000001" })).toHaveLength(2);
  expect(await calls.list({ to: "+15550100002" })).toHaveLength(1);
  expect(await calls.list({ status: "completed" })).toHaveLength(4);
  expect(await calls.list({ pageSize: 2 })).toHaveLength(7);
  const day = new Date(Date.now() - 2 * DAY).toISOString().slice(0, 10);
  const path = `/api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls.json?`;
  const listed = async (query: string) => {
    const answer = (await (await send(emulator, "GET", path + query)).json()) as { calls: { start_time: string }[] };
    return answer.calls.map((call) => new Date(call.start_time).toISOString().slice(0, 10));
  };
  expect(await listed(`StartTime=${day}`)).toEqual([day, day]);
  expect((await listed(`StartTime%3E=${day}`)).every((one) => one >= day)).toBe(true);
  expect(await listed(`StartTime%3C=${day}`)).toHaveLength(2);
});

test("records an execution for each flow that a call passes, with its steps and context", async () => {
  const { flowSid } = fence(emulator);
  emulator.call({ from: "+74950000001", to: "+15550100001", callerCountry: "RU" });
  const { executions } = sdk(emulator).studio.v2.flows(flowSid);
  const [execution, ...others] = await executions.list();
  expect(others).toEqual([]);
  expect(execution).toMatchObject({ status: "ended", contactChannelAddress: "+74950000001" });
  const one = executions(execution?.sid ?? "");
  const steps = await one.steps.list();
  expect(steps.map(({ transitionedTo }) => transitionedTo)).toEqual([
    ...["Ended", "reject_call", "caller_country", "caller_hidden", "caller_keypad_word"],
  ]);
  expect((await one.executionContext().fetch()).context).toMatchObject({
    trigger: { call: { From: "+74950000001", To: "+15550100001", CallerCountry: "RU" } },
  });
  const raw = await send(emulator, "GET", `/studio.twilio.com/v2/Flows/${flowSid}/Executions`);
  const [call] = await sdk(emulator).calls.list();
  expect(await raw.json()).toMatchObject({ executions: [{ initiated_by: call?.sid, flow_version: 1 }] });
});

test("removes executions and summaries after 30 days, and keeps the call in the log", async () => {
  const { flowSid } = fence(emulator);
  emulator.state.insights = [accountSid];
  const at = (days: number) => Date.now() - days * DAY;
  for (const days of [29, 31]) {
    emulator.call({ from: "+74950000001", to: "+15550100001", callerCountry: "RU", at: at(days) });
  }
  const client = sdk(emulator);
  expect(await client.calls.list()).toHaveLength(2);
  expect(await client.studio.v2.flows(flowSid).executions.list()).toHaveLength(1);
  const summaries = await client.insights.v1.callSummaries.list({ startTime: "5w" });
  expect(summaries.map(({ from, callState }) => [(from as { country_code: string }).country_code, callState])).toEqual([
    ["RU", "noanswer"],
  ]);
});

test("answers nothing from Voice Insights until it is switched on", async () => {
  const { insights } = sdk(emulator);
  await expect(insights.v1.callSummaries.list()).rejects.toMatchObject({ status: 403, code: 17000 });
  await fetch(`${emulator.url}/_ringfence/insights`, { method: "POST", body: JSON.stringify({ on: true }) });
  expect(await insights.v1.callSummaries.list()).toEqual([]);
  expect(await insights.v1.settings().fetch()).toMatchObject({ advancedFeatures: true });
});

describe("a placed call", () => {
  const place = (to: string, from = "+15550100003") =>
    sdk(emulator).calls.create({ from, to, twiml: '<Response><Pause length="5"/></Response>' });

  test("to a number of the emulator is an inbound call there", async () => {
    fence(emulator);
    const placed = await place("+15550100001");
    expect(placed).toMatchObject({ status: "queued", price: null, startTime: null, direction: "outbound-api" });
    await new Promise((resolve) => setTimeout(resolve, 120));
    const calls = await sdk(emulator).calls.list();
    expect(calls.map(({ direction, status, duration }) => [direction, status, duration]).sort()).toEqual([
      ["inbound", "completed", "5"],
      ["outbound-api", "completed", "5"],
    ]);
  });

  test("can be ended early, and not again", async () => {
    const placed = await place("+15550100055");
    const call = sdk(emulator).calls(placed.sid);
    expect(await call.update({ status: "canceled" })).toMatchObject({ status: "canceled" });
    await expect(call.update({ status: "completed" })).rejects.toMatchObject({ code: 21220 });
  });

  test.each([
    ["from a number of somebody else", "+15550100001", "+15550100077", 21210],
    ["to what is no number", "nobody", "+15550100003", 21211],
  ])("is refused like by Twilio: %s", async (_, to, from, code) => {
    await expect(place(to, from)).rejects.toMatchObject({ status: 400, code });
  });
});

describe("a filled log", () => {
  const fill = (seed: number, target = emulator) =>
    fetch(`${target.url}/_ringfence/calls/generate`, {
      method: "POST",
      body: JSON.stringify({ count: 200, days: 40, seed }),
    });
  const callers = (target: Emulator) => Object.values(target.state.calls ?? {}).map(({ from, to }) => [from, to]);

  test("has calls of the past days, also from regulars, and is the same for equal seeds", async () => {
    expect((await fill(1)).status).toBe(201);
    const first = callers(emulator);
    expect(first).toHaveLength(200);
    expect(new Set(first.map(([from]) => from)).size).toBeLessThan(190);
    const oldest = Math.min(...Object.values(emulator.state.calls ?? {}).map(({ startedAt }) => startedAt));
    expect(oldest).toBeGreaterThan(Date.now() - 41 * DAY);
    const other = await startEmulator();
    await fill(1, other);
    expect(callers(other)).toEqual(first);
    await fill(2, other);
    expect(callers(other).slice(200)).not.toEqual(first);
    await other.stop();
  });

  test("does not change the sequence of the state's SIDs", async () => {
    const before = emulator.state.random;
    await fill(1);
    expect(emulator.state.random).toBe(before);
  });

  test("refuses invalid options", async () => {
    for (const body of [
      { count: 0, days: 1, seed: 1 },
      { count: 1, days: 0, seed: 1 },
      { count: 1, days: 1, seed: 0.5 },
    ]) {
      const response = await fetch(`${emulator.url}/_ringfence/calls/generate`, {
        method: "POST",
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(400);
    }
  });
});
