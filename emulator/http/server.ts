import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { admin } from "../admin/admin";
import { type Emulation } from "../emulation";
import { answerApi } from "./answerApi";
import { answerHosted } from "./answerHosted";
import { readBody } from "./body";
import { productOf } from "./route";
import { sendJson } from "./send";
import { TwilioError } from "./twilioError";

/**
 * The HTTP side: everything under `/HOST/PATH`, and the emulator's own `/_ringfence/…`. Not listening yet. The port is
 * taken before the state file is touched, so requests may come early: they wait for the emulation.
 */
export function emulatorServer(ready: Promise<Emulation>): Server {
  const server = createServer((request, response) => {
    serve(ready, request, response).catch(() => response.destroy());
  });
  // Clients keep connections for their next request; closing one early would look like a reset.
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => {
    socket.once("close", () => void ready.then(({ kills }) => kills.busy(socket)));
  });
  return server;
}

async function serve(ready: Promise<Emulation>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const emulation = await ready;
  try {
    await answer(emulation, request, response);
  } catch (error) {
    if (error instanceof TwilioError) return sendJson(response, error.status, error.body);
    // A client that hung up in the middle of its request is not a fault of the emulator, nor is the end of a wait.
    if (emulation.stopping.aborted || (request.destroyed && !request.complete)) return;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    emulation.violations.push(`${request.method} ${request.url}: ${text}`);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, new TwilioError(500, 20500, text).body);
  }
}

/** `/HOST/PATH`, or `/_client/NAME/HOST/PATH` from a client that is distinguished from others. */
const ADDRESS = /^(?:\/_client\/([^/]+))?\/([^/]*)(.*)$/;

async function answer(emulation: Emulation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, client, host = "", path = ""] = ADDRESS.exec(url.pathname) ?? [];
  const { socket } = request;
  emulation.kills.busy(socket);
  if (host === "_ringfence") {
    const { status, body } = await admin(emulation, request.method ?? "GET", path, await readBody(request));
    return sendJson(response, status, body);
  }
  response.once("close", () => emulation.kills.idle(socket, client));
  const arrival = { method: request.method ?? "GET", target: `/${host}${path}${url.search}`, form: "" };
  const fate = emulation.kills.arrived(arrival, client);
  // A dead process sends nothing: what still comes, from a client that was only abandoned, is not even recorded.
  if (fate.life.dead && !fate.last) return void socket.destroy();
  const target = { host, path, query: url.searchParams, fate, ...(client !== undefined && { client }) };
  const product = productOf(host);
  emulation.inFlight += 1;
  try {
    if (product) await answerApi(emulation, request, response, product, target);
    else await answerHosted(emulation, request, response, target);
  } finally {
    emulation.inFlight -= 1;
  }
}
