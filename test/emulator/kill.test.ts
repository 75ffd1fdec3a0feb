import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator, type Emulator } from "../../emulator";
import { empty } from "../harness/emulator/definitions";
import { accountSid, basic } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, consistencyDelay: false });
});

afterEach(() => emulator.stop());

const form = new URLSearchParams({ FriendlyName: "x", Status: "draft", Definition: JSON.stringify(empty()) });
const made = () => Object.keys(emulator.state.flows).length;
const log = () => emulator.requests.map(({ method, status, fault }) => [method, status, fault]);

/** A client with connections of its own, which it keeps. */
class Client {
  readonly #agent = new http.Agent({ keepAlive: true });

  constructor(readonly base = emulator.url) {}

  /** The status of the answer, or what became of the connection. */
  ask(method: "GET" | "POST", host = "studio.twilio.com/v2/Flows"): Promise<number | string> {
    return new Promise((resolve) => {
      const headers = {
        Authorization: basic(accountSid, "emulator-token"),
        ...(method === "POST" && { "Content-Type": "application/x-www-form-urlencoded" }),
      };
      const request = http.request(`${this.base}/${host}`, { method, headers, agent: this.#agent }, (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      });
      request.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      request.end(method === "POST" ? form.toString() : undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** What is known of a request after a moment: its answer, or that there is none. */
const soon = <T>(asked: Promise<T>) => Promise.race([asked, sleep(100, "no answer" as const)]);

test.each([
  [true, 2],
  [false, 1],
])("kills a client at its n-th request, which is never answered; carried out: %s", async (carriedOut, flows) => {
  const client = new Client();
  const fell = emulator.kill({ afterRequests: 3, carriedOut });
  expect([await client.ask("GET"), await client.ask("POST")]).toEqual([200, 201]);
  const last = client.ask("POST");
  expect(await soon(last)).toBe("no answer");
  expect([await fell, made()]).toEqual([true, flows]);
  expect(log()).toEqual([
    ["GET", 200, undefined],
    ["POST", 201, undefined],
    ["POST", 0, JSON.stringify({ killed: carriedOut ? "after" : "before" })],
  ]);

  expect([await client.ask("POST"), await client.ask("GET")]).toEqual(["ECONNRESET", "ECONNRESET"]);
  expect([await new Client().ask("POST"), made()]).toEqual(["ECONNRESET", flows]);
  expect(emulator.requests).toHaveLength(3);

  emulator.revive();
  expect(await new Client().ask("GET")).toBe(200);
  expect(await soon(last)).toBe("no answer");
  client.close();
  expect(await last).toBe("ECONNRESET");
  expect(emulator.violations).toEqual([]);
});

test("carries out what was sent before the kill, even if the next client is running, without an answer", async () => {
  const [client, next] = [new Client(), new Client()];
  emulator.fault({ match: { method: "POST" }, fault: { delayMs: 150 } });
  const late = client.ask("POST");
  while (emulator.requests[0]?.fault === undefined) await sleep(1);
  const fell = emulator.kill({ afterRequests: 1, carriedOut: false });
  const last = client.ask("GET");
  expect(await fell).toBe(true);
  emulator.revive();
  expect([await next.ask("GET"), made()]).toEqual([200, 0]);
  while (made() === 0) await sleep(5);
  expect([await soon(late), await soon(last)]).toEqual(["no answer", "no answer"]);
  client.close();
  next.close();
});

test("kills only the client with its own address, and logs its name", async () => {
  const [one, other] = [new Client(emulator.clientUrl("one")), new Client(emulator.clientUrl("other"))];
  const fell = emulator.kill({ afterRequests: 2, carriedOut: true, client: "one" });
  expect([await other.ask("GET"), await one.ask("GET"), await other.ask("GET")]).toEqual([200, 200, 200]);
  void one.ask("POST");
  expect([await fell, made()]).toEqual([true, 1]);
  expect([await one.ask("GET"), await other.ask("GET"), await new Client().ask("GET")]).toEqual([
    "ECONNRESET",
    200,
    200,
  ]);
  expect(emulator.requests.map(({ client }) => client)).toEqual(["other", "one", "other", "one", "other", undefined]);
  emulator.revive("one");
  expect(await one.ask("GET")).toBe(200);
  one.close();
});

test("counts only requests that match", async () => {
  const client = new Client();
  const fell = emulator.kill({ afterRequests: 1, match: { method: "POST", path: "/Flows$" }, carriedOut: true });
  expect([await client.ask("GET"), await client.ask("GET")]).toEqual([200, 200]);
  expect(await soon(client.ask("POST"))).toBe("no answer");
  expect([await fell, made()]).toEqual([true, 1]);
  client.close();
});

test("kills named clients with everybody, and keeps a named one dead for longer", async () => {
  const [one, other] = [new Client(emulator.clientUrl("one")), new Client(emulator.clientUrl("other"))];
  void emulator.kill({ afterRequests: 1, carriedOut: false, client: "one" });
  void one.ask("GET");
  while (emulator.requests.length < 1) await sleep(1);
  const fell = emulator.kill({ afterRequests: 1, carriedOut: false });
  void other.ask("GET");
  expect(await fell).toBe(true);
  expect([await one.ask("GET"), await other.ask("GET")]).toEqual(["ECONNRESET", "ECONNRESET"]);
  emulator.revive();
  expect([await one.ask("GET"), await other.ask("GET")]).toEqual([200, 200]);
  for (const client of [one, other]) client.close();
});

test("counts requests to hosted documents for a kill, and kills at them too", async () => {
  const client = new Client();
  const fell = emulator.kill({ afterRequests: 2, carriedOut: true });
  expect(await client.ask("GET")).toBe(200);
  expect(await soon(client.ask("GET", "app-1234.twil.io/busy.xml"))).toBe("no answer");
  expect(await fell).toBe(true);
  client.close();
});

test("ends a pending kill by a revival or by another kill", async () => {
  const first = emulator.kill({ afterRequests: 5, carriedOut: true });
  const second = emulator.kill({ afterRequests: 6, carriedOut: true });
  expect(await first).toBe(false);
  emulator.revive();
  expect(await second).toBe(false);
  const client = new Client();
  for (let request = 0; request < 7; request++) expect(await client.ask("GET")).toBe(200);
  client.close();
});

test("answers on the admin API while everybody is dead, and kills and revives", async () => {
  const admin = (method: string, body?: object) =>
    fetch(`${emulator.url}/_ringfence/kill`, { method, ...(body && { body: JSON.stringify(body) }) });
  expect((await admin("POST", { afterRequests: 1, carriedOut: true })).status).toBe(201);
  const client = new Client();
  expect(await soon(client.ask("POST"))).toBe("no answer");
  expect([await client.ask("GET"), made()]).toEqual(["ECONNRESET", 1]);
  expect((await admin("DELETE")).status).toBe(204);
  expect(await client.ask("GET")).toBe(200);
  for (const wrong of [
    { afterRequests: 0, carriedOut: true },
    { afterRequests: 1 },
    { afterRequests: 1, client: "a/b" },
  ])
    expect((await admin("POST", wrong)).status).toBe(400);
  expect(() => emulator.clientUrl("a b")).toThrow('client "a b": give letters, digits');
  client.close();
});

test("stops although clients wait for an answer that never comes", async () => {
  const fell = emulator.kill({ afterRequests: 1, carriedOut: false });
  const last = new Client().ask("GET");
  await fell;
  await emulator.stop();
  expect(await last).toBe("ECONNRESET");
  emulator = await startEmulator();
});
