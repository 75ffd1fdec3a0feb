import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator, type Emulator } from "../../emulator";
import { empty } from "../harness/emulator/definitions";
import { accountSid, sdk, send } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(() => emulator.stop());

const flows = "/studio.twilio.com/v2/Flows";
const flow = { FriendlyName: "x", Status: "draft", Definition: JSON.stringify(empty()) };
const create = () => send(emulator, "POST", flows, flow);
const made = () => Object.keys(emulator.state.flows).length;

describe("an injected fault", () => {
  test("answers one request with an error, its code and Retry-After, and changes nothing", async () => {
    emulator.fault({ match: { method: "POST", path: "/v2/Flows$" }, fault: { status: 429, retryAfter: 2 } });
    const response = await create();
    expect([response.status, response.headers.get("retry-after"), made()]).toEqual([429, "2", 0]);
    expect(await response.json()).toMatchObject({ code: 20429, status: 429 });
    expect((await create()).status).toBe(201);
    expect(emulator.requests.map(({ status, fault }) => [status, fault !== undefined])).toEqual([
      [429, true],
      [201, false],
    ]);
  });

  test("resets the connection before the change, or after it", async () => {
    emulator.fault({ fault: { reset: "before" } });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(made()).toBe(0);
    emulator.fault({ fault: { reset: "after" } });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(made()).toBe(1);
    expect(emulator.requests.map(({ status }) => status)).toEqual([0, 0]);
  });

  test("cuts a response off after the change was made", async () => {
    emulator.fault({ fault: { malformed: true } });
    const response = await create();
    expect(response.status).toBe(201);
    await expect(response.json()).rejects.toThrow(/JSON/);
    expect(made()).toBe(1);
  });

  test("delays a request, and other requests overtake it", async () => {
    emulator.fault({ match: { method: "POST" }, fault: { delayMs: 60_000 } });
    const abort = new AbortController();
    const slow = fetch(`${emulator.url}${flows}`, { method: "POST", signal: abort.signal });
    const given = slow.catch((error: unknown) => (error as Error).name);
    while (emulator.requests[0]?.fault === undefined) await sleep(1);
    expect((await send(emulator, "GET", flows)).status).toBe(200);
    abort.abort();
    expect(await given).toBe("AbortError");
  });

  test("waits for its turn, and affects only requests with its path and form", async () => {
    emulator.fault({ match: { form: "FriendlyName=x" }, skip: 1, times: 2, fault: { status: 503 } });
    emulator.fault({ match: { path: "PageSize=7" }, fault: { status: 500, code: 20500 } });
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt++) statuses.push((await create()).status);
    expect(statuses).toEqual([201, 503, 503, 201]);
    expect((await send(emulator, "GET", flows)).status).toBe(200);
    expect((await send(emulator, "GET", `${flows}?PageSize=7`)).status).toBe(500);
  });

  test("can be set and cleared over the admin API", async () => {
    const admin = (method: string, body?: object) =>
      fetch(`${emulator.url}/_ringfence/faults`, { method, ...(body && { body: JSON.stringify(body) }) });
    await admin("POST", { times: 5, fault: { status: 500 } });
    expect((await create()).status).toBe(500);
    await admin("DELETE");
    expect((await create()).status).toBe(201);
    const wrong = await admin("POST", { fault: { status: 500, malformed: true } });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toHaveProperty("message", expect.stringContaining("exactly one of"));
  });
});

describe("too many requests at once", () => {
  beforeEach(async () => {
    await emulator.stop();
    emulator = await startEmulator({ maxConcurrent: 2 });
  });

  test("are answered 429 with code 20429, and not processed", async () => {
    emulator.fault({ match: { method: "GET" }, times: 2, fault: { delayMs: 60_000 } });
    const abort = new AbortController();
    const slow = [1, 2].map(() => fetch(`${emulator.url}${flows}`, { signal: abort.signal }).catch(() => undefined));
    while (emulator.requests.length < 2) await sleep(1);
    const third = await create();
    expect([third.status, made()]).toEqual([429, 0]);
    expect(await third.json()).toMatchObject({ code: 20429 });
    abort.abort();
    await Promise.all(slow);
  });

  test("are never refused if they come one after the other", async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await create()).status).toBe(201);
  });
});

describe("what the emulator does not implement", () => {
  test("is answered 501 with its name, and recorded", async () => {
    const paths = [`${flows}/FW${"0".repeat(32)}/TestUsers`, "/lookups.twilio.com/v2/PhoneNumbers/+15550100001"];
    for (const path of paths) {
      const response = await send(emulator, "GET", path);
      expect(response.status).toBe(501);
      expect(await response.json()).toHaveProperty("message", expect.stringContaining(path));
    }
    expect(emulator.violations).toHaveLength(2);
    expect(emulator.requests.map(({ status }) => status)).toEqual([501, 501]);
  });
});

test("logs method, host, path, query and form of a request, but no credentials", async () => {
  await sdk(emulator).studio.v2.flows.create({ friendlyName: "x", status: "draft", definition: empty() });
  const response = await fetch(`${emulator.url}/_ringfence/requests`);
  const { requests } = (await response.json()) as { requests: object[] };
  expect(requests).toEqual([
    {
      method: "POST",
      host: "studio.twilio.com",
      path: "/v2/Flows",
      query: {},
      form: { FriendlyName: "x", Status: "draft", Definition: JSON.stringify(empty()) },
      status: 201,
    },
  ]);
  expect(JSON.stringify(requests)).not.toContain("emulator-secret");
  await fetch(`${emulator.url}/_ringfence/requests`, { method: "DELETE" });
  expect(emulator.requests).toEqual([]);
});

test("seeds numbers, flows and handlers over the admin API, and shows the state", async () => {
  const post = async (path: string, body: object) =>
    (await fetch(`${emulator.url}/_ringfence/${path}`, { method: "POST", body: JSON.stringify(body) })).status;
  expect(await post("numbers", [{ phoneNumber: "+15550100020" }, { phoneNumber: "+15550100021" }])).toBe(201);
  expect(await post("numbers", { phoneNumber: "+15550100020" })).toBe(400);
  expect(await post("numbers", { phoneNumber: "+15550100022", voiceURL: "x" })).toBe(400);
  expect(await post("flows", { friendlyName: "seeded", definition: empty() })).toBe(201);
  expect(await post("handlers", { url: "https://a.example/b", twiml: "<Response/>" })).toBe(201);
  const state = (await (await fetch(`${emulator.url}/_ringfence/state`)).json()) as Emulator["state"];
  expect(Object.values(state.numbers).map(({ phone_number }) => phone_number)).toContain("+15550100021");
  expect(Object.values(state.flows)).toHaveLength(1);
  expect(state.accounts).toHaveProperty(accountSid);
  expect((await fetch(`${emulator.url}/_ringfence/nothing`)).status).toBe(404);
});
