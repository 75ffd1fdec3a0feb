import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type RequestListener, createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, type Socket } from "node:net";
import { connect, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { type Account } from "../../twilio/credentials";
import { Connections } from "../../twilio/connections";
import { LostAnswer } from "../../twilio/errors";
import { Limiter } from "../../twilio/limiter";
import { Patience } from "../../twilio/patience";
import { Transport } from "../../twilio/transport";
import { ProxyError } from "../../twilio/tunnel";
import { selfSigned } from "../../tools/clients/certificate";
import { type Proxy, startProxy } from "../../tools/clients/proxy";

const URL_AT_TWILIO = "https://api.twilio.com/2010-04-01";
const closing: (() => void)[] = [];
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "ringfence-tunnels-"))));
afterEach(() => {
  closing.splice(0).forEach((close) => close());
  rmSync(folder, { recursive: true });
});

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

/** A proxy in front of a Twilio that answers so. */
async function proxied(listener: RequestListener): Promise<{ proxy: Proxy; environment: NodeJS.ProcessEnv }> {
  const twilio = createServer(listener);
  await new Promise<void>((resolve) => twilio.listen(0, "127.0.0.1", resolve));
  const proxy = await startProxy(`http://127.0.0.1:${portOf(twilio)}`, folder);
  closing.push(
    () => twilio.close().closeAllConnections(),
    () => proxy.close(),
  );
  return { proxy, environment: { HTTPS_PROXY: proxy.url, TWILIO_CA_BUNDLE: proxy.certificate } };
}

/** A proxy that does this with a request for a connection. */
async function proxyThat(does: (socket: Socket, authorization: string | undefined) => void): Promise<string> {
  const server = createServer();
  server.on("connect", (request, socket: Socket) => does(socket, request.headers["proxy-authorization"]));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  return `127.0.0.1:${portOf(server)}`;
}

const get = (connections: Connections) => connections.send({ method: "get", url: URL_AT_TWILIO, headers: {} });
const proxyErrorOf = (environment: NodeJS.ProcessEnv, limit = 3_000) =>
  get(new Connections(limit, environment)).then(
    () => Promise.reject(new Error("answered")),
    (error: ProxyError) => error,
  );

test("shares a few tunnels and one secure context between requests behind a proxy", async () => {
  const { proxy, environment } = await proxied((_request, response) => void response.end('{"sid":"FW1"}'));
  const made = jest.spyOn(tls, "createSecureContext");
  const connections = new Connections(10_000, environment);
  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all(Array.from({ length: 5 }, () => get(connections)));
    expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(Array(5).fill([200, { sid: "FW1" }]));
  }
  expect(proxy.tunnels()).toBeLessThanOrEqual(5);
  expect(made).toHaveBeenCalledTimes(1);
  made.mockRestore();
});

test("does not use the proxy for a host that NO_PROXY names", async () => {
  const asked: string[] = [];
  const address = await proxyThat((socket) => (asked.push("asked"), socket.destroy()));
  const { key, certificate } = selfSigned(["api.twilio.com"]);
  const server = createTlsServer({ key, cert: certificate }).listen(0, "0.0.0.0");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => server.close().closeAllConnections());
  const url = `https://0.0.0.0:${portOf(server)}/`;
  const code = async (NO_PROXY: string) => {
    const connections = new Connections(3_000, { HTTPS_PROXY: `http://${address}`, NO_PROXY });
    return connections.send({ method: "get", url, headers: {} }).catch((error: NodeJS.ErrnoException) => error.code);
  };
  expect(await code("example.com,0.0.0.0")).toMatch(/SELF_SIGNED/);
  expect(asked).toEqual([]);
  await code("example.com");
  expect(asked).toEqual(["asked"]);
});

test("sends user and password of the setting to the proxy", async () => {
  const sent: (string | undefined)[] = [];
  const address = await proxyThat((socket, authorization) => {
    sent.push(authorization);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await proxyErrorOf({ HTTPS_PROXY: `http://alice:p%40ss@${address}` });
  expect(sent).toEqual([`Basic ${Buffer.from("alice:p@ss").toString("base64")}`]);
});

describe("names the setting of a proxy that refuses a connection, without its password:", () => {
  test.each([
    ["407 Proxy Authentication Required", "alice:s3cret@", false, /does not take the user and password in HTTPS_PROXY/],
    ["407 Proxy Authentication Required", "", false, /asks for a user and password \(407\)\. Set HTTPS_PROXY to http:/],
    ["403 Forbidden", "alice:s3cret@", false, /refuses to connect to api\.twilio\.com:443 \(it answered 403\)/],
    [
      "502 Bad Gateway",
      "alice:s3cret@",
      true,
      /cannot connect to api\.twilio\.com:443 \(it answered 502\)\. Run it again/,
    ],
  ])("%s (%s)", async (status, user, passing, reason) => {
    const address = await proxyThat((socket) => void socket.end(`HTTP/1.1 ${status}\r\n\r\n`));
    const error = await proxyErrorOf({ HTTPS_PROXY: `http://${user}${address}` });
    expect(error).toBeInstanceOf(ProxyError);
    expect(error.message).toContain(`The proxy http://${address} (HTTPS_PROXY)`);
    expect(error.message).toMatch(reason);
    expect(error.message).not.toMatch(/s3cret|alice/);
    expect(error.passing).toBe(passing);
  });

  test("a sign-in other than Basic", async () => {
    const offered = "Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n";
    const address = await proxyThat((socket) => void socket.end(`HTTP/1.1 407 No\r\n${offered}\r\n`));
    const { message, passing } = await proxyErrorOf({ https_proxy: `http://${address}` });
    expect(message).toMatch(/\(https_proxy\) asks for a sign-in.*it offers Negotiate, NTLM, and Basic is needed/);
    expect(passing).toBe(false);
  });

  test("silence", async () => {
    const address = await proxyThat((socket) => closing.push(() => socket.destroy()));
    const { message, passing } = await proxyErrorOf({ HTTPS_PROXY: `http://alice:s3cret@${address}` }, 150);
    expect(message).toMatch(/^The proxy http:\/\/127[^ ]* \(HTTPS_PROXY\) gave no connection.*within 0\.05 s/);
    expect(message).toMatch(/name api\.twilio\.com in NO_PROXY/);
    expect([message.includes("s3cret"), passing]).toEqual([false, true]);
  });

  test("nobody there", async () => {
    const server = createTcpServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = `127.0.0.1:${portOf(server)}`;
    await new Promise((resolve) => server.close(resolve));
    const { message, passing } = await proxyErrorOf({ HTTPS_PROXY: `http://alice:s3cret@${address}` });
    expect(message).toBe(
      `The proxy http://${address} (HTTPS_PROXY) cannot be reached (ECONNREFUSED). Check host and port in HTTPS_PROXY, and whether the proxy is up.`,
    );
    expect(passing).toBe(false);
  });

  test("something that is no proxy", async () => {
    const server = createTcpServer((socket) => void socket.end("220 mail.example.com\r\n"));
    server.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    closing.push(() => server.close());
    const { message, passing } = await proxyErrorOf({ HTTPS_PROXY: `http://127.0.0.1:${portOf(server)}` });
    expect(message).toMatch(/does not answer as a proxy \(HPE_\w+\)\. Check scheme, host and port in HTTPS_PROXY/);
    expect(passing).toBe(false);
  });

  test("a proxy over TLS that nobody trusts, and one that TWILIO_CA_BUNDLE vouches for", async () => {
    const { key, certificate } = selfSigned(["localhost"]);
    const server = createTlsServer({ key, cert: certificate });
    server.on("connect", (_request, socket: Socket) => void socket.end("HTTP/1.1 503 Busy\r\n\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close().closeAllConnections());
    const HTTPS_PROXY = `https://localhost:${portOf(server)}`;
    const untrusted = await proxyErrorOf({ HTTPS_PROXY });
    expect(untrusted.message).toMatch(/authority that is not trusted \(\w+\)\..* set TWILIO_CA_BUNDLE/);
    const bundle = join(folder, "authority.pem");
    writeFileSync(bundle, certificate);
    expect((await proxyErrorOf({ HTTPS_PROXY, TWILIO_CA_BUNDLE: bundle })).message).toMatch(/it answered 503/);
  });
});

test("repeats a create that a busy proxy refused, because it was not sent, and fails at once if that is final", async () => {
  const arrived: (string | undefined)[] = [];
  const { proxy, environment } = await proxied((request, response) => {
    arrived.push(request.method);
    response.writeHead(201).end('{"sid":"FW1"}');
  });
  const answers = ["502 Bad Gateway", "503 Busy"];
  let asked = 0;
  const address = await proxyThat((socket) => {
    asked += 1;
    const answer = answers.shift();
    if (answer) return void socket.end(`HTTP/1.1 ${answer}\r\n\r\n`);
    const onward = connect(Number(new URL(proxy.url).port), "127.0.0.1");
    onward.write("CONNECT api.twilio.com:443 HTTP/1.1\r\nHost: api.twilio.com:443\r\n\r\n");
    socket.pipe(onward).pipe(socket);
  });
  const before = { ...process.env };
  Object.assign(process.env, environment, { HTTPS_PROXY: `http://${address}`, NO_PROXY: "", no_proxy: "" });
  try {
    const account = { accountSid: `AC${"1".repeat(32)}`, username: "SK1", password: "secret" } as Account;
    const create = { method: "POST", uri: "https://api.twilio.com/v2/Flows", data: { FriendlyName: "a" } };
    const transport = () => new Transport(account, new Limiter(), new Patience(0.01));
    expect(await transport().request(create)).toMatchObject({ statusCode: 201 });
    expect([asked, arrived]).toEqual([3, ["POST"]]);
    answers.push("407 Proxy Authentication Required", "407 Proxy Authentication Required");
    const refused = transport().request(create);
    await expect(refused).rejects.toThrow(/asks for a user and password/);
    await expect(refused).rejects.not.toBeInstanceOf(LostAnswer);
    expect(asked).toBe(4);
  } finally {
    process.env = before;
  }
});
