import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { startEmulator, type Emulator } from "../../../emulator";
import { answering, type Deployed, deployFunctions } from "../../harness/emulator/functions";
import { sdk } from "../../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, buildMs: 0 });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

const TOKEN = "emulator-token";
const echo = answering("callback(null, event)");
const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });

/** Deploys one Function and asks it. */
async function ask(code: string, more: { query?: string; init?: RequestInit; parts?: Deployed[] } = {}) {
  const { query = "", init, parts = [] } = more;
  const service = await deployFunctions(emulator, [{ path: "/run", content: code }, ...parts]);
  const response = await fetch(`${service.address}/run${query}`, init);
  const text = await response.text();
  return { status: response.status, type: response.headers.get("content-type"), text, response, service };
}

const logOf = async ({ sid, environmentSid }: { sid: string; environmentSid: string }) => {
  const logs = await sdk(emulator).serverless.v1.services(sid).environments(environmentSid).logs.list();
  return logs.map(({ level, message }) => [level, message]);
};

describe("what a Function is given", () => {
  test("query and form in one event, with the headers and cookies of the request", async () => {
    const init = { ...form({ From: "+15550100077" }), headers: { cookie: "a=1; b=2" } };
    const { text } = await ask(echo, { query: "?line=main&two=1&two=2", init });
    expect(JSON.parse(text)).toMatchObject({
      line: "main",
      two: ["1", "2"],
      From: "+15550100077",
      request: { headers: { cookie: "a=1; b=2" }, cookies: { a: "1", b: "2" } },
    });
  });

  test("a JSON body likewise, and its own GET", async () => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"deep": {"er": 1}}' };
    const { text, service } = await ask(echo, { init });
    expect(JSON.parse(text)).toMatchObject({ deep: { er: 1 } });
    expect(await (await fetch(`${service.address}/run?a=1`)).json()).toMatchObject({ a: "1" });
  });

  test("the variables of its environment and its domain, and nothing of this process", async () => {
    process.env.RINGFENCE_TEST_ONLY = "here";
    const { text, service } = await ask(answering("callback(null, { context, env: process.env })"));
    expect(JSON.parse(text)).toMatchObject({ context: { DOMAIN_NAME: service.domain, PATH: "/run" }, env: {} });
    const { variables } = sdk(emulator).serverless.v1.services(service.sid).environments(service.environmentSid);
    await variables.create({ key: "GREETING", value: "hello" });
    const again = (await (await fetch(`${service.address}/run`)).json()) as { context: object; env: object };
    expect(again).toMatchObject({ context: { GREETING: "hello" }, env: { GREETING: "hello" } });
    expect(Object.keys(again.env)).toEqual(["GREETING"]);
    delete process.env.RINGFENCE_TEST_ONLY;
  });

  test("the private assets of its build, and no others", async () => {
    const code = answering(`
      const assets = Runtime.getAssets();
      callback(null, { paths: Object.keys(assets), text: assets["/lines/main.json"].open() })`);
    const parts: Deployed[] = [
      { kind: "asset", path: "/lines/main.json", content: '{"a":1}', visibility: "private" },
      { kind: "asset", path: "/seen.xml", content: "<Response/>" },
    ];
    const { text, service } = await ask(code, { parts });
    expect(JSON.parse(text)).toEqual({ paths: ["/lines/main.json"], text: '{"a":1}' });
    expect((await fetch(`${service.address}/lines/main.json`)).status).toBe(404);
    expect((await fetch(`${service.address}/seen.xml`)).status).toBe(200);
  });

  test("other Functions of its build and parts of Node, and no further modules", async () => {
    const helper = "exports.double = (number) => 2 * number;";
    const code = answering(`
      const { double } = require(Runtime.getFunctions()["helper"].path);
      let missing = "";
      try { require("fs") } catch (error) { missing = error.code }
      callback(null, [double(21), require("node:path").basename("/a/b"), missing])`);
    const { text, service } = await ask(code, { parts: [{ path: "/helper", content: helper, visibility: "private" }] });
    expect(JSON.parse(text)).toEqual([42, "b", "MODULE_NOT_FOUND"]);
    expect((await fetch(`${service.address}/helper`)).status).toBe(404);
  });

  test("no memory of an earlier run", async () => {
    const { service } = await ask(
      "let runs = 0; exports.handler = (c, e, callback) => callback(null, { runs: ++runs });",
    );
    expect(await (await fetch(`${service.address}/run`)).json()).toEqual({ runs: 1 });
  });
});

describe("what a Function answers", () => {
  test.each([
    ["TwiML of Twilio's builder", "const r = new Twilio.twiml.VoiceResponse(); r.reject(); callback(null, r)"],
    [
      "the same from require",
      'const { twiml } = require("twilio"); const r = new twiml.VoiceResponse(); r.reject(); callback(null, r)',
    ],
  ])("%s is XML", async (_, body) => {
    const { status, type, text } = await ask(answering(body));
    expect([status, type]).toEqual([200, "text/xml; charset=utf-8"]);
    expect(text).toBe('<?xml version="1.0" encoding="UTF-8"?><Response><Reject/></Response>');
  });

  test.each([
    ["an object", "callback(null, { a: 1 })", 200, "application/json", '{"a":1}'],
    ["a text", 'callback(null, "hello")', 200, "text/plain; charset=utf-8", "hello"],
    ["nothing", "callback()", 200, "application/json", ""],
    ["an error that is a text", 'callback("wrong")', 500, "text/html; charset=utf-8", "wrong"],
    [
      "a Twilio.Response",
      `const r = new Twilio.Response(); r.setStatusCode(418); r.appendHeader("Content-Type", "text/css");
       r.setBody("a{}"); callback(null, r)`,
      418,
      "text/css; charset=utf-8",
      "a{}",
    ],
  ])("%s", async (_, body, ...expected) => {
    const { status, type, text } = await ask(answering(body));
    expect([status, type, text]).toEqual(expected);
  });

  test("what an async handler calls back with after a while, once", async () => {
    const { text, response } = await ask(`exports.handler = async (context, event, callback) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      callback(null, { first: true });
      callback(null, { second: true });
    };`);
    expect(JSON.parse(text)).toEqual({ first: true });
    expect(response.headers.get("x-twilio-function-concurrency")).toBe("1");
  });

  test.each([
    ["throws", 'exports.handler = () => { throw new TypeError("no luck") };'],
    ["rejects", 'exports.handler = async () => { throw new TypeError("no luck") };'],
    ["calls back with an error", answering('callback(new TypeError("no luck"))')],
  ])("500, when it %s, and the log has the reason", async (_, code) => {
    const { status, text, service } = await ask(code);
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ name: "TypeError", message: "no luck" });
    expect(await logOf(service)).toEqual([["error", expect.stringContaining("TypeError: no luck")]]);
  });

  test.each([
    ["is no JavaScript", "exports.handler = (", "SyntaxError"],
    ["has no handler", "exports.other = 1", "no exports.handler"],
    ["loads what is not there", 'require("left-pad")', "left-pad"],
  ])("500, when its code %s", async (_, code, reason) => {
    const { status, text } = await ask(code);
    expect(status).toBe(500);
    expect(text).toContain(reason);
  });

  test.each([
    ["never calls back", "exports.handler = () => {};"],
    ["never comes back", "exports.handler = () => { for (;;) {} };"],
    ["only returns", "exports.handler = async () => ({ a: 1 });"],
  ])("504 after its time, when it %s", async (_, code) => {
    await emulator.stop();
    emulator = await startEmulator({ contract: true, buildMs: 0, functionMs: 100 });
    const { status, text, service } = await ask(code);
    expect([status, text]).toEqual([504, '{"message":"runtime application timed out"}']);
    expect(await logOf(service)).toEqual([["error", "runtime application timed out"]]);
  });

  test("405 to a method that Functions do not take", async () => {
    expect((await ask(echo, { init: { method: "PUT" } })).status).toBe(405);
  });
});

test("what a Function writes is in the log, the newest first, with its Function", async () => {
  const { service } = await ask(answering('console.log("from %s", 1); console.warn({ a: 1 }); callback()'));
  expect(await logOf(service)).toEqual([
    ["warn", "{ a: 1 }"],
    ["info", "from 1"],
  ]);
  const { logs } = sdk(emulator).serverless.v1.services(service.sid).environments(service.environmentSid);
  const [newest] = await logs.list({ functionSid: service.functionSids[0] ?? "" });
  expect(await logs(newest?.sid ?? "").fetch()).toMatchObject({ functionSid: service.functionSids[0] });
  expect(await logs.list({ functionSid: `ZH${"9".repeat(32)}` })).toEqual([]);
});

describe("fetch of a Function", () => {
  let server: Server;
  let held: ServerResponse[];

  beforeEach(async () => {
    held = [];
    server = createServer((request, response) => {
      if (request.url === "/hold") return void held.push(response);
      if (request.url === "/away") return void response.writeHead(302, { location: "https://example.com/" }).end();
      response.setHeader("content-type", "application/json").end(JSON.stringify({ url: request.url }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    emulator.addServer("screen.example.com", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const asking = (url: string) => `exports.handler = async (context, event, callback) => {
    try { callback(null, await (await fetch("${url}")).json()) } catch (error) { callback(null, { no: error.name }) }
  };`;

  test.each([
    ["reaches a server that is registered for the host", "https://screen.example.com/ask?a=1", { url: "/ask?a=1" }],
    ["reaches nobody else", "https://elsewhere.example.com/", { no: "TypeError" }],
    ["does not follow a redirect to nobody", "https://screen.example.com/away", { no: "TypeError" }],
  ])("%s", async (_, url, expected) => {
    expect(JSON.parse((await ask(asking(url))).text)).toEqual(expected);
  });

  test("holds a place: 429 to the request that comes while 30 of the service are running", async () => {
    const { service } = await ask(asking("https://screen.example.com/ask"));
    const waiting = asking("https://screen.example.com/hold");
    for (const version of Object.values(emulator.state.functionVersions)) version.content = btoa(waiting);
    const first = Array.from({ length: 30 }, () => fetch(`${service.address}/run`));
    while (held.length < 30) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await fetch(`${service.address}/run`)).status).toBe(429);
    for (const response of held) response.setHeader("content-type", "application/json").end("{}");
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
    for (const version of Object.values(emulator.state.functionVersions)) version.content = btoa(echo);
    expect((await fetch(`${service.address}/run`)).status).toBe(200);
  });
});

describe("a protected Function or asset", () => {
  const deployProtected = () =>
    deployFunctions(emulator, [
      { path: "/run", content: echo, visibility: "protected" },
      { kind: "asset", path: "/seen.xml", content: "<Response/>", visibility: "protected" },
    ]);

  test("opens to the account's signature over the URL with its query and the form", async () => {
    const { address, origin } = await deployProtected();
    const fields = { To: "+15550100001", From: "+15550100077" };
    const signed = (url: string, with_: Record<string, string>) => ({
      "x-twilio-signature": getExpectedTwilioSignature(TOKEN, `${origin}${url}`, with_),
    });
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${address}${path}`, { ...form(fields), headers })).status;
    expect(await status("/run?line=main", signed("/run?line=main", fields))).toBe(200);
    expect(await status("/run?line=main", signed("/run", fields))).toBe(403);
    expect(await status("/run?line=other", signed("/run?line=main", fields))).toBe(403);
    expect(await status("/run", signed("/run", { ...fields, From: "+15550100078" }))).toBe(403);
    expect(await status("/run", { "x-twilio-signature": "bm90aGluZw==" })).toBe(403);
    expect(await status("/run", {})).toBe(403);
    const get = (headers: Record<string, string>) => fetch(`${address}/seen.xml`, { headers });
    expect((await get(signed("/seen.xml", {}))).status).toBe(200);
    expect((await get({})).status).toBe(403);
  });

  test("stays closed to the token of another account", async () => {
    const { address, origin } = await deployProtected();
    const signature = getExpectedTwilioSignature("another-token", `${origin}/run`, {});
    const headers = { "x-twilio-signature": signature };
    expect((await fetch(`${address}/run`, { method: "POST", headers })).status).toBe(403);
  });
});
