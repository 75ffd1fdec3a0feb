import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator, type Emulator, type InjectedFault } from "../../emulator";
import { empty } from "../harness/emulator/definitions";
import { sdk, send } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, consistencyDelay: false, buildMs: 0 });
});

afterEach(() => emulator.stop());

const flows = "/studio.twilio.com/v2/Flows";
const form = { FriendlyName: "x", Status: "draft", Definition: JSON.stringify(empty()) };
const made = () => Object.keys(emulator.state.flows).length;

test.each([
  ["before", 0],
  ["after", 1],
] as const)("never answers a time-out %s the change, and leaves %i flows behind", async (timeout, flowsMade) => {
  emulator.fault({ fault: { timeout } });
  const abort = new AbortController();
  const asked = fetch(`${emulator.url}${flows}`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`AC${"1".repeat(32)}:emulator-token`).toString("base64")}` },
    body: new URLSearchParams(form),
    signal: abort.signal,
  }).then(
    () => "answered",
    (error: unknown) => (error as Error).name,
  );
  while (emulator.requests[0]?.fault === undefined || made() < flowsMade) await sleep(1);
  expect((await send(emulator, "GET", flows)).status).toBe(200);
  expect(made()).toBe(flowsMade);
  abort.abort();
  expect(await asked).toBe("AbortError");
  expect(emulator.requests[0].status).toBe(0);
});

test("stops although a time-out is pending", async () => {
  emulator.fault({ fault: { timeout: "before" } });
  const asked = send(emulator, "GET", flows).catch((error: unknown) => (error as Error).message);
  while (emulator.requests[0]?.fault === undefined) await sleep(1);
  await emulator.stop();
  expect(await asked).toBe("fetch failed");
  emulator = await startEmulator();
});

test("answers 404 for a new resource while reads are delayed, by its SID only, as often as set", async () => {
  emulator.fault({ match: { method: "POST", path: "/v2/Flows$" }, fault: { delayedReads: 2 } });
  const { studio } = sdk(emulator);
  const other = emulator.addFlow({ friendlyName: "other", definition: empty() });
  const { sid } = await studio.v2.flows.create({ friendlyName: "x", status: "draft", definition: empty() });
  const read = (flow: string) => studio.v2.flows(flow).fetch();
  expect((await read(other.sid)).sid).toBe(other.sid);
  await expect(read(sid)).rejects.toMatchObject({ status: 404, code: 20404 });
  await expect(read(sid)).rejects.toThrow(`The requested resource /Flows/${sid} was not found`);
  expect((await read(sid)).sid).toBe(sid);
});

test("delays reads of a Serverless service and its children too", async () => {
  emulator.fault({ match: { method: "POST", path: "/v1/Services$" }, fault: { delayedReads: 1 } });
  const { services } = sdk(emulator).serverless.v1;
  const { sid } = await services.create({ uniqueName: "app-dev", friendlyName: "app/dev" });
  await expect(services(sid).environments.list()).rejects.toMatchObject({ status: 404 });
  expect(await services(sid).environments.list()).toEqual([]);
});

test("lists the pending faults over the admin API, with what remains of each", async () => {
  emulator.fault({ match: { method: "GET" }, times: 2, fault: { status: 503 } });
  emulator.fault({ skip: 1, fault: { malformed: true } });
  await send(emulator, "GET", flows);
  const response = await fetch(`${emulator.url}/_ringfence/faults`);
  expect(await response.json()).toEqual({
    faults: [
      { match: { method: "GET" }, skip: 0, times: 1, fault: { status: 503 } },
      { skip: 1, times: 1, fault: { malformed: true } },
    ],
  });
});

test.each(["always", Infinity] as const)(
  "applies a fault %s to every request, and lists it as lasting",
  async (times) => {
    emulator.fault({ times, skip: 1, fault: { status: 503 } });
    const statuses = [];
    for (let attempt = 0; attempt < 5; attempt++) statuses.push((await send(emulator, "GET", flows)).status);
    expect(statuses).toEqual([200, 503, 503, 503, 503]);
    const { faults } = (await (await fetch(`${emulator.url}/_ringfence/faults`)).json()) as { faults: object[] };
    expect(faults).toEqual([{ times: "always", skip: 0, fault: { status: 503 } }]);
    emulator.clearFaults();
    expect((await send(emulator, "GET", flows)).status).toBe(200);
  },
);

test("accepts a lasting fault over the admin API too", async () => {
  const fault = { times: "always", fault: { status: 500 } };
  await fetch(`${emulator.url}/_ringfence/faults`, { method: "POST", body: JSON.stringify(fault) });
  for (let attempt = 0; attempt < 3; attempt++) expect((await send(emulator, "GET", flows)).status).toBe(500);
});

describe("an error that repeats the request", () => {
  const voiceUrl = "https://user:pass%20word@handlers.example.com/desk?key=a+b&to=x y";
  const number = `/api.twilio.com/2010-04-01/Accounts/AC${"1".repeat(32)}/IncomingPhoneNumbers/PN${"1".repeat(32)}.json`;
  const message = async (response: Response) => ((await response.json()) as { message: string }).message;

  test("contains every value of the form, plain, percent-encoded and as sent, and changes nothing", async () => {
    const before = { ...emulator.number("+15550100001") };
    emulator.fault({ fault: { status: 400, code: 21402, echo: true } });
    const sent = { VoiceUrl: voiceUrl, FriendlyName: "Desk" };
    const response = await send(emulator, "POST", number, sent);
    const text = await message(response.clone());
    expect([response.status, await response.json()]).toMatchObject([400, { code: 21402, status: 400 }]);
    for (const value of Object.values(sent)) {
      expect(text).toContain(value);
      expect(text).toContain(encodeURIComponent(value));
    }
    expect(text).toContain(new URLSearchParams(sent).toString());
    expect(emulator.number("+15550100001")).toEqual(before);
  });

  test("contains the query if there is no form, and nothing of the request without echo", async () => {
    emulator.fault({ fault: { status: 400, echo: true } });
    expect(await message(await send(emulator, "GET", `${flows}?PageSize=7`))).toContain('PageSize "7"');
    emulator.fault({ fault: { status: 400, code: 21402 } });
    expect(await message(await send(emulator, "POST", number, { VoiceUrl: voiceUrl }))).toBe("Injected fault");
  });
});

describe("refuses an invalid fault with all reasons", () => {
  const cases: [string, unknown, string][] = [
    ["no fault", { fault: {} }, "fault: give exactly one of status, reset, timeout"],
    ["two kinds", { fault: { status: 500, malformed: true } }, "exactly one of"],
    ["a success", { fault: { status: 200 } }, "fault.status: 200 is not an HTTP status from 400 to 599"],
    ["another moment", { fault: { timeout: "later" } }, 'fault.timeout: "later" is not "before" or "after"'],
    ["an unknown field", { fault: { reset: "before", soon: true } }, "fault.soon: there is no such field"],
    [
      "a detail of another kind",
      { fault: { delayMs: 1, retryAfter: 1 } },
      "retryAfter: there is no such field without",
    ],
    ["no read", { fault: { delayedReads: 0 } }, "fault.delayedReads: 0 is not how many reads"],
    ["no lag", { fault: { lagMs: 0 } }, "fault.lagMs: 0 is not whole milliseconds"],
    ["no stale read", { fault: { staleReads: 0 } }, "fault.staleReads: 0 is not how many reads"],
    ["an echo of another kind", { fault: { delayMs: 1, echo: true } }, "echo: there is no such field without status"],
    ["for ever, in other words", { times: "ever", fault: { status: 500 } }, "times: ever is not 1 or more, and not"],
    ["never", { times: 0, fault: { status: 500 } }, "times: 0 is not 1 or more"],
    [
      "a broken pattern",
      { match: { path: "(" }, skip: -1, fault: { status: 500 } },
      "skip: -1 is not 0 or more; match.path",
    ],
  ];
  test.each(cases)("%s", (_, fault, text) => {
    expect(() => emulator.fault(fault as InjectedFault)).toThrow(text);
  });
});
