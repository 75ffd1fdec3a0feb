import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { type Emulator, startEmulator } from "../../emulator";
import { compile, type Policy } from "../../flows";
import { accountSid } from "../harness/emulator/sdk";
import { policyOf } from "../harness/flows/policies";

const LINE = "+15550100001";
const CALLER = "+12025550123";
const rejectUrl = "https://twiml.example.com/reject";
const challenge = { kind: "challenge" as const, say: "Press 4 to be connected.", digits: "4" };

let emulator: Emulator;
let server: Server;
let asked: { path: string; type: string; body: string }[];
let respond: (response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const type = request.headers["content-type"] ?? "";
      asked.push({ path: request.url ?? "", type, body: Buffer.concat(chunks).toString("utf8") });
      respond(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  emulator = await startEmulator();
  emulator.addHandler(rejectUrl, '<Response><Reject reason="busy"/></Response>');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  emulator.addServer("screen.example.com", url);
  emulator.addServer("screen-1111.twil.io", url);
});

afterEach(async () => {
  await emulator.stop();
  await new Promise((resolve) => server.close(resolve));
});

function bind(changes: Partial<Policy>): void {
  const policy = policyOf({ numbers: [LINE], forward: { kind: "queue", queue: "support" }, ...changes });
  const definition = compile(policy, { rejectUrl, handlers: {}, accountSid });
  const { webhookUrl } = emulator.addFlow({ friendlyName: "fence", definition });
  const number = emulator.number(LINE);
  if (number) number.voice_url = webhookUrl;
}

const json = (body: string, type = "application/json") => {
  respond = (response) => void response.writeHead(200, { "content-type": type }).end(body);
};

const call = (more: { digits?: string[]; parameters?: Record<string, string> } = {}) =>
  emulator.callAsking({ from: CALLER, to: LINE, callerCountry: "US", ...more });

const webhook = { kind: "webhook" as const, url: "https://screen.example.com/verdict?key=1" };

test("asks a server once, with the documented parameters, and its verdict turns the caller away", async () => {
  bind({ ask: { of: webhook, answers: [{ answer: "spam", end: "reject" }], onFailure: "forward" } });
  json('{"verdict": "Spam"}');
  const parameters = { StirVerstat: "TN-Validation-Passed-A" };
  expect(await call({ parameters })).toMatchObject({ outcome: "busy", answered: false, billedVoiceMinutes: 0 });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ path: "/verdict?key=1", type: "application/json;charset=utf-8" });
  expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({
    From: CALLER,
    To: LINE,
    CallerCountry: "US",
    StirVerstat: "TN-Validation-Passed-A",
  });
});

test("asks a Function with the same parameters as a form", async () => {
  const of = {
    kind: "function" as const,
    service: `ZS${"5".repeat(32)}`,
    environment: `ZE${"6".repeat(32)}`,
    functionSid: `ZH${"7".repeat(32)}`,
    url: "https://screen-1111.twil.io/verdict",
  };
  bind({ ask: { of, answers: [{ answer: "unsure", end: challenge }], onFailure: "forward" } });
  json('{"verdict": "unsure"}');
  expect(await call({ digits: ["5", "4"] })).toMatchObject({ outcome: "queued", answered: true });
  expect(await call({ digits: ["5", "5"] })).toMatchObject({ outcome: "ended", answered: true, billedVoiceMinutes: 1 });
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toMatchObject({ From: CALLER, CallerCountry: "US" });
});

test("treats an answer in another form as none, and a failing server too", async () => {
  const failed = { kind: "say" as const, text: "Please call later." };
  bind({ ask: { of: webhook, answers: [{ answer: "spam", end: "reject" }], onFailure: failed } });
  for (const [body, type] of [
    ['{"verdict": 1}', "application/json"],
    ['["spam"]', "application/json"],
    ["spam", "text/plain"],
    ['{"verdict": "spam"}', "application/json; charset=utf-8"],
  ] as const) {
    json(body, type);
    expect(await call()).toMatchObject({ outcome: "message" });
  }
  respond = (response) => void response.writeHead(500).end();
  expect(await call()).toMatchObject({ outcome: "message" });
  respond = (response) => void response.destroy();
  expect(await call()).toMatchObject({ outcome: "message" });
  json('{"verdict": "fine"}');
  expect(await call()).toMatchObject({ outcome: "queued" });
});

test("does not ask about callers who were turned away before", async () => {
  bind({ ask: { of: webhook, answers: [{ answer: "spam", end: "reject" }], onFailure: "reject" } });
  json('{"verdict": "spam"}');
  await emulator.callAsking({ from: "+74950000001", to: LINE, callerCountry: "RU" });
  await emulator.callAsking({ from: "Anonymous", to: LINE, callerCountry: "" });
  expect(asked).toEqual([]);
});

test("lets only servers on this machine answer", () => {
  expect(() => emulator.addServer("a.example.com", "https://b.example.com/")).toThrow("a server on this machine");
});
