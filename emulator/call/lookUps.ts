import { type LookUpAnswer, type LookUpRequest } from "../../flows/base/lookUp";
import { SimulationError } from "../../flows/simulate/simulate";
import { type EmulatorState } from "../state/model";
import { type CallOutcome, inboundCall, type InboundCall } from "./inbound";

/** Studio waits so long for an answer. */
const TIMEOUT_MS = 10_000;

/** Studio reads answers up to this size. */
const MAX_BODY = 64 * 1024;

/**
 * A call whose look-up is sent to the server that is registered for its host. The flow is run once to find out what is
 * asked, and again with the answer.
 */
export async function callWithLookUps(state: EmulatorState, call: InboundCall): Promise<CallOutcome> {
  try {
    return inboundCall(state, { answer: undefined, ...call });
  } catch (error) {
    if (!(error instanceof SimulationError) || error.request === undefined) throw error;
    return inboundCall(state, { ...call, answer: await answerOf(state, error.request) });
  }
}

/** Names the server on this machine that answers for a host. */
export function addServer(state: EmulatorState, host: string, url: string): void {
  if (!URL.canParse(url) || !["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname)) {
    throw new Error("url: give the URL of a server on this machine, such as http://127.0.0.1:5000");
  }
  state.servers = { ...state.servers, [host.toLowerCase()]: url };
}

/** What the registered server answers; null where there is none, or it does not answer as Studio needs it. */
async function answerOf({ servers = {} }: EmulatorState, request: LookUpRequest): Promise<LookUpAnswer | null> {
  if (!URL.canParse(request.url)) return null;
  const { host, pathname, search } = new URL(request.url);
  const server = Object.hasOwn(servers, host) ? servers[host] : undefined;
  if (server === undefined) return null;
  try {
    const response = await fetch(new URL(pathname + search, server), {
      method: request.method,
      headers: { "content-type": request.contentType },
      ...(request.method === "POST" && { body: request.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    if (body.length > MAX_BODY) return null;
    return { status: response.status, contentType: response.headers.get("content-type") ?? "", body };
  } catch {
    return null;
  }
}
