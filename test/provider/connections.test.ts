import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type RequestListener, createServer } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { gzipSync } from "node:zlib";
import { Connections, type Question } from "../../provider/twilio/connections";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server that answers as told, and its address. */
async function serving(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const question = (url: string, more: Partial<Question> = {}): Question => ({
  method: "get",
  url,
  headers: {},
  ...more,
});
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "answered",
    (error: NodeJS.ErrnoException) => error.code,
  );

test("an answer has its status, its headers, and its body: JSON whatever it calls itself, or else the text", async () => {
  const { url } = await serving((request, response) => {
    response.writeHead(request.url === "/text" ? 502 : 201, { "Retry-After": "7", "Content-Type": "text/html" });
    response.end(request.url === "/text" ? "<h1>Bad gateway</h1>" : '{"sid":"FW1"}');
  });
  const connections = new Connections(1_000, {});
  const json = await connections.ask(question(url));
  expect([json.statusCode, json.body, json.headers["retry-after"]]).toEqual([201, { sid: "FW1" }, "7"]);
  const text = await connections.ask(question(`${url}text`));
  expect([text.statusCode, text.body]).toEqual([502, "<h1>Bad gateway</h1>"]);
});

test("a body and headers arrive as they were given; connections are used again", async () => {
  const arrived: unknown[] = [];
  const ports = new Set<number | undefined>();
  const { url } = await serving((request, response) => {
    ports.add(request.socket.remotePort);
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      arrived.push([request.method, request.headers.authorization, request.headers["content-length"], body]);
      response.end("{}");
    });
  });
  const connections = new Connections(1_000, {});
  const headers = { Authorization: "Basic eA==" };
  await connections.ask(question(url, { method: "post", headers, body: "a=1&b=%C3%A9" }));
  await connections.ask(question(url, { method: "delete", headers }));
  expect(arrived).toEqual([
    ["POST", "Basic eA==", "12", "a=1&b=%C3%A9"],
    ["DELETE", "Basic eA==", undefined, ""],
  ]);
  expect(ports.size).toBe(1);
});

test("an answer that comes compressed is unpacked; one that breaks off on the way is an error", async () => {
  const packed = gzipSync(JSON.stringify({ numbers: Array.from({ length: 1_000 }, (_, index) => index) }));
  const { url } = await serving((request, response) => {
    expect(request.headers["accept-encoding"]).toBe("gzip");
    response.writeHead(200, { "Content-Encoding": "gzip" });
    if (request.url === "/") response.end(packed);
    else response.write(packed.subarray(0, packed.length / 2), () => request.socket.destroy());
  });
  const connections = new Connections(1_000, {});
  expect((await connections.ask(question(url))).body).toMatchObject({ numbers: { length: 1_000 } });
  expect(await codeOf(connections.ask(question(`${url}broken`)))).toBe("ECONNRESET");
});

test("an empty answer is one, also where it calls itself compressed", async () => {
  const { url } = await serving((request, response) => {
    response.writeHead(request.url === "/refused" ? 429 : 204, { "Content-Encoding": "gzip" }).end();
  });
  const connections = new Connections(1_000, {});
  expect(await connections.ask(question(url, { method: "delete" }))).toMatchObject({ statusCode: 204, body: "" });
  expect(await connections.ask(question(`${url}refused`))).toMatchObject({ statusCode: 429, body: "" });
});

test("an answer that does not come, or not to its end, is a time-out", async () => {
  const { url } = await serving((request, response) => {
    if (request.url === "/begun") response.write('{"sid":');
  });
  const connections = new Connections(50, {});
  expect(await codeOf(connections.ask(question(url)))).toBe("ETIMEDOUT");
  expect(await codeOf(connections.ask(question(`${url}begun`)))).toBe("ETIMEDOUT");
});

test("an address where nobody listens is told as such", async () => {
  const { server, url } = await serving(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  expect(await codeOf(new Connections(1_000, {}).ask(question(url)))).toBe("ECONNREFUSED");
});

test.each(["HTTPS_PROXY", "https_proxy", "HTTP_PROXY"])("Twilio is asked through the proxy of %s", async (name) => {
  const asked: string[] = [];
  const { server, url } = await serving(() => undefined);
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await codeOf(new Connections(1_000, { [name]: url }).ask(question("https://api.twilio.com/2010-04-01")));
  expect(asked).toEqual(["api.twilio.com:443"]);
});

test("a proxy that keeps silent is a time-out", async () => {
  const { server, url } = await serving(() => undefined);
  server.on("connect", (_request, socket) => closing.push(() => socket.destroy()));
  const asked = new Connections(50, { HTTPS_PROXY: url }).ask(question("https://api.twilio.com/2010-04-01"));
  expect(await codeOf(asked)).toBe("ETIMEDOUT");
});

test.each([{}, { HTTPS_PROXY: "http://127.0.0.1:9" }])(
  "TWILIO_CA_BUNDLE is trusted beside Node's own (%j)",
  async (more) => {
    const folder = mkdtempSync(join(tmpdir(), "ringfence-ca-"));
    const bundle = join(folder, "bundle.pem");
    writeFileSync(bundle, "an authority of the company");
    const sent = jest.spyOn(https, "request").mockImplementation(() => {
      throw new Error("nothing is sent");
    });
    try {
      const connections = new Connections(1_000, { ...more, TWILIO_CA_BUNDLE: bundle });
      await expect(connections.ask(question("https://api.twilio.com/"))).rejects.toThrow("nothing is sent");
      const [, { ca }] = sent.mock.calls[0] as unknown as [string, https.RequestOptions];
      expect(ca).toEqual([...rootCertificates, "an authority of the company"]);
    } finally {
      sent.mockRestore();
      rmSync(folder, { recursive: true });
    }
  },
);

test("a file of certificates that is not there is an error before anything is asked", () => {
  expect(() => new Connections(1_000, { TWILIO_CA_BUNDLE: "/does/not/exist.pem" })).toThrow(/exist\.pem/);
});
