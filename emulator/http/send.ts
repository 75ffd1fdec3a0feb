import { type ServerResponse } from "node:http";

/** Sends a JSON body, or none at all. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: object | undefined,
  headers: Record<string, string> = {},
): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendText(response, status, "application/json", JSON.stringify(body));
}

/** Sends a text or a file. */
export function sendText(response: ServerResponse, status: number, type: string, content: string | Buffer): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(content) }).end(content);
}
