import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type RequestListener, createServer } from "node:http";
import https from "node:https";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { gzipSync } from "node:zlib";
import { Connections, type HttpRequest } from "../../twilio/connections";
import { selfSigned } from "../../tools/clients/certificate";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server with the given answers, and its address. */
async function serving(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const question = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
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

test("returns status, headers, and body: JSON whatever its content type, or else the text", async () => {
  const { url } = await serving((request, response) => {
    response.writeHead(request.url === "/text" ? 502 : 201, { "Retry-After": "7", "Content-Type": "text/html" });
    response.end(request.url === "/text" ? "<h1>Bad gateway</h1>" : '{"sid":"FW1"}');
  });
  const connections = new Connections(1_000, {});
  const json = await connections.send(question(url));
  expect([json.statusCode, json.body, json.headers["retry-after"]]).toEqual([201, { sid: "FW1" }, "7"]);
  const text = await connections.send(question(`${url}text`));
  expect([text.statusCode, text.body]).toEqual([502, "<h1>Bad gateway</h1>"]);
});

test("delivers body and headers unchanged, and uses connections again", async () => {
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
  await connections.send(question(url, { method: "post", headers, body: "a=1&b=%C3%A9" }));
  await connections.send(question(url, { method: "delete", headers }));
  expect(arrived).toEqual([
    ["POST", "Basic eA==", "12", "a=1&b=%C3%A9"],
    ["DELETE", "Basic eA==", undefined, ""],
  ]);
  expect(ports.size).toBe(1);
});

test("decompresses a response, and reports one that breaks off", async () => {
  const packed = gzipSync(JSON.stringify({ numbers: Array.from({ length: 1_000 }, (_, index) => index) }));
  const { url } = await serving((request, response) => {
    expect(request.headers["accept-encoding"]).toBe("gzip");
    response.writeHead(200, { "Content-Encoding": "gzip" });
    if (request.url === "/") response.end(packed);
    else response.write(packed.subarray(0, packed.length / 2), () => request.socket.destroy());
  });
  const connections = new Connections(1_000, {});
  expect((await connections.send(question(url))).body).toMatchObject({ numbers: { length: 1_000 } });
  expect(await codeOf(connections.send(question(`${url}broken`)))).toBe("ECONNRESET");
});

test("accepts an empty response, even if it is declared compressed", async () => {
  const { url } = await serving((request, response) => {
    response.writeHead(request.url === "/refused" ? 429 : 204, { "Content-Encoding": "gzip" }).end();
  });
  const connections = new Connections(1_000, {});
  expect(await connections.send(question(url, { method: "delete" }))).toMatchObject({ statusCode: 204, body: "" });
  expect(await connections.send(question(`${url}refused`))).toMatchObject({ statusCode: 429, body: "" });
});

test("times out if a response does not arrive or does not end", async () => {
  const { url } = await serving((request, response) => {
    if (request.url === "/begun") response.write('{"sid":');
  });
  const connections = new Connections(50, {});
  expect(await codeOf(connections.send(question(url)))).toBe("ETIMEDOUT");
  expect(await codeOf(connections.send(question(`${url}begun`)))).toBe("ETIMEDOUT");
});

test("reports an address where nobody listens", async () => {
  const { server, url } = await serving(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  expect(await codeOf(new Connections(1_000, {}).send(question(url)))).toBe("ECONNREFUSED");
});

test("never sends a request that must not be repeated on a connection that the server closes as idle", async () => {
  const { url } = await serving((request, response) => {
    const first = !(request.socket as { seen?: boolean }).seen;
    Object.assign(request.socket, { seen: true });
    // A second request finds the connection being closed.
    if (first) response.end("{}");
    else request.socket.destroy();
  });
  const connections = new Connections(3_000, {});
  await connections.send(question(url));
  expect(await codeOf(connections.send(question(url, { repeatable: true })))).toBe("ECONNRESET");
  await connections.send(question(url));
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await codeOf(connections.send(question(url, { method: "post", body: "a=1" })))).toBe("answered");
});

test("closes the idle connections after a time-out", async () => {
  const ports: (number | undefined)[] = [];
  const { url } = await serving((request, response) => {
    ports.push(request.socket.remotePort);
    if (request.url !== "/silent") response.end("{}");
  });
  const connections = new Connections(200, {});
  await Promise.all([connections.send(question(url)), connections.send(question(url))]);
  expect(await codeOf(connections.send(question(`${url}silent`)))).toBe("ETIMEDOUT");
  await connections.send(question(url, { repeatable: true }));
  expect(ports.slice(0, 3)).not.toContain(ports[3]);
});

describe("TWILIO_CA_BUNDLE", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "ringfence-ca-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Twilio's stand-in over TLS, and what asking it comes to with these authorities. */
  async function asked(bundle: (certificate: string) => string) {
    const { key, certificate } = selfSigned(["localhost"]);
    const server = https.createServer({ key, cert: certificate }, (_request, response) => void response.end("{}"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close().closeAllConnections());
    const file = join(folder, "bundle.pem");
    writeFileSync(file, bundle(certificate));
    const connections = new Connections(1_000, { TWILIO_CA_BUNDLE: file });
    return codeOf(connections.send(question(`https://localhost:${(server.address() as AddressInfo).port}/`)));
  }

  test("is trusted", async () => {
    expect(await asked((certificate) => certificate)).toBe("answered");
  });

  test("is trusted in addition to Node's own", async () => {
    const made = jest.spyOn(tls, "createSecureContext");
    await asked((certificate) => certificate);
    const { ca = [] } = made.mock.calls.at(-1)?.[0] ?? {};
    made.mockRestore();
    expect(ca).toEqual(expect.arrayContaining(tls.rootCertificates.slice(0, 3)));
  });

  test("is not trusted for other certificates", async () => {
    expect(await asked(() => selfSigned(["localhost"]).certificate)).toMatch(/^(DEPTH_ZERO_)?SELF_SIGNED|CERT_|UNABLE/);
  });

  test.each([
    ["/does/not/exist.pem", /names \/does\/not\/exist\.pem, which cannot be read \(ENOENT\)\. Set it to a file/],
    [__filename, /which is no file of certificates|which holds no certificate/],
  ])("must be a file of certificates, or nothing is requested: %s", async (file, reason) => {
    const connections = new Connections(1_000, { TWILIO_CA_BUNDLE: file });
    await expect(connections.send(question("https://api.twilio.com/"))).rejects.toThrow(reason);
  });

  test("is not needed if nothing is requested over TLS", async () => {
    const { url } = await serving((_request, response) => void response.end("{}"));
    const connections = new Connections(1_000, { TWILIO_CA_BUNDLE: "/does/not/exist.pem" });
    expect((await connections.send(question(url))).statusCode).toBe(200);
  });
});
