import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { webhookOf } from "../harness/function/call";
import { FunctionHost } from "../harness/function/host";
import { ACCOUNT_SID, FENCED, policyOf } from "../harness/flows/policies";

const [TO = ""] = FENCED;

let host: FunctionHost;
let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let address: string;

beforeAll(async () => {
  host = new FunctionHost();
  host.answer = (url, init) => fetch(url, init);
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => host.clear());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Asks the server, with Node's own client on the wire. */
async function asked(user = ""): Promise<string> {
  const policy = policyOf({
    forward: { kind: "queue", queue: "let in" },
    ask: {
      of: { kind: "webhook", url: `http://${user}${address}/verdict` },
      answers: [{ answer: "spam", end: "reject" }],
      onFailure: { kind: "queue", queue: "failed" },
    },
  });
  host.put({ policy, handlers: {}, accountSid: ACCOUNT_SID });
  const call = { from: "+12025550123", to: TO, callerCountry: "US" };
  const document = await host.run({ line: "main", ...webhookOf(call) });
  return document.replace(/^.*<Response>|<\/Response>$/gs, "");
}

const json = (response: ServerResponse, body: string, status = 200) =>
  response.writeHead(status, { "content-type": "application/json" }).end(body);
const SPAM = JSON.stringify({ verdict: "spam" });
const REJECTED = '<Reject reason="rejected"/>';
const FAILED = "<Enqueue>failed</Enqueue>";

describe("the look-up on the wire", () => {
  test("asks with user and password, and takes the answer", async () => {
    let authorization: string | undefined;
    answer = ({ headers }, response) => {
      ({ authorization } = headers);
      json(response, SPAM);
    };
    expect(await asked("me:p%40ss@")).toBe(REJECTED);
    expect(authorization).toBe(`Basic ${Buffer.from("me:p@ss").toString("base64")}`);
  });

  test("follows a redirect", async () => {
    answer = ({ url }, response) => {
      if (url === "/verdict") response.writeHead(307, { location: "/moved" }).end();
      else json(response, SPAM);
    };
    expect(await asked()).toBe(REJECTED);
  });

  test("fails where redirects never end", async () => {
    answer = (_, response) => response.writeHead(302, { location: "/verdict" }).end();
    expect(await asked()).toBe(FAILED);
  });

  test("fails where the answer is longer than 64 kB, without reading the rest", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(`{"verdict": "spam", "more": "${"x".repeat(70_000)}`);
      // The rest never comes.
    };
    expect(await asked()).toBe(FAILED);
    expect(host.log).toEqual([]);
  });

  test("fails where nothing comes, or only a beginning, while a Function has time left", async () => {
    host.haste = 50;
    answer = () => undefined;
    expect(await asked()).toBe(FAILED);
    answer = (_, response) => void response.writeHead(200, { "content-type": "application/json" }).write('{"ver');
    expect(await asked()).toBe(FAILED);
    const timeout = { error: "the look-up failed", reason: "TimeoutError" };
    expect(host.entries()).toEqual([timeout, timeout]);
    host.haste = 1;
    // Twilio ends a Function after 10 s.
    expect(host.patience).toBeLessThan(9000);
  });

  test("fails where nobody listens", async () => {
    answer = ({ socket }) => socket.destroy();
    expect(await asked()).toBe(FAILED);
    expect(host.entries()).toMatchObject([{ error: "the look-up failed", reason: expect.any(String) as string }]);
  });
});
