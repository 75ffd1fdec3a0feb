import { writeFileSync } from "node:fs";
import { createServer, request as requestHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { selfSigned } from "./certificate";

/** A proxy in front of an emulator. */
export interface Proxy {
  /** For `HTTP_PROXY`. */
  url: string;
  /** For `NODE_EXTRA_CA_CERTS`: the certificate that the proxy shows for Twilio's hosts. */
  certificate: string;
  /** Hosts that were asked for and are not Twilio's; nothing was sent to them. */
  refused: string[];
  /** How many tunnels were opened so far. */
  tunnels(): number;
  close(): void;
}

/**
 * Starts a CONNECT proxy on 127.0.0.1 that answers for Twilio's hosts itself: `https://HOST/PATH` goes to
 * `EMULATOR/HOST/PATH`. Any other host is refused, so nothing leaves the machine. Its certificate is left in
 * `folder`.
 */
export async function startProxy(emulatorUrl: string, folder: string): Promise<Proxy> {
  const { key, certificate: cert } = selfSigned(["*.twilio.com", "*.twil.io"]);
  const certificate = join(folder, "certificate.pem");
  writeFileSync(certificate, cert);

  const behind = createTlsServer({ key, cert }, (request, response) => forward(emulatorUrl, request, response));
  const refused: string[] = [];
  const open = new Set<Socket>();
  let tunnels = 0;
  const proxy = createServer((_, response) => void response.writeHead(405).end());
  proxy.on("connect", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const [host = "", port] = (request.url ?? "").split(":");
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
    if (port !== "443" || !/\.(?:twilio\.com|twil\.io)$/.test(host)) {
      refused.push(request.url ?? "");
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    tunnels += 1;
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    behind.emit("connection", socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    certificate,
    refused,
    tunnels: () => tunnels,
    close() {
      for (const socket of open) socket.destroy();
      proxy.close();
    },
  };
}

function forward(emulatorUrl: string, request: IncomingMessage, response: ServerResponse): void {
  const { host = "", ...headers } = request.headers;
  const onward = requestHttp(
    `${emulatorUrl}/${host}${request.url}`,
    { method: request.method, headers },
    (answer) => void answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)),
  );
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}
