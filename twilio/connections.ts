import http from "node:http";
import https from "node:https";
import { buffer } from "node:stream/consumers";
import { type SecureContext } from "node:tls";
import { gunzipSync } from "node:zlib";
import { trusting } from "./certificates";
import { proxyFor } from "./proxy";
import { TunnelAgent } from "./tunnel";

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** Whether sending it again cannot do its work twice. */
  repeatable?: boolean;
}

export interface HttpResponse {
  statusCode: number;
  /** Parsed if it is JSON, whatever it calls itself; else the text. */
  body: unknown;
  /** By lower-case name. */
  headers: http.IncomingHttpHeaders;
}

/** An idle connection is closed after so many ms: later, something on the way may have dropped it without a word. */
const IDLE_LIMIT = 30_000;
/** The same for a connection through a proxy, which has a limit of its own that nobody tells us. */
const IDLE_TUNNEL_LIMIT = 10_000;
/**
 * A request that must not be sent twice takes a connection that was used less than so many ms ago, or a new one. Else the
 * server may be closing it just then, and nobody could say whether the request was carried out.
 */
const FRESH = 1_000;
/** The part of a request's time limit in which a proxy has to open its tunnel. */
const TUNNEL_SHARE = 1 / 3;

/**
 * HTTP to Twilio over connections that stay open. It stands in for the SDK's own client, which
 * loads axios and a JSON web token library first: longer than a request takes.
 *
 * HTTPS goes through the proxy that the environment names (`proxy.ts`); plain HTTP, to an emulator, does not.
 * TWILIO_CA_BUNDLE names a file of certificate authorities, which are trusted beside Node's own.
 */
export class Connections {
  readonly #plain = keepAliveAgent(http.Agent, IDLE_LIMIT);
  #secure: https.Agent | undefined;
  #tunnels: https.Agent | undefined;
  #context: SecureContext | undefined;

  /** @param limit longest wait for a whole answer, in ms */
  constructor(
    private readonly limit: number,
    private readonly environment: NodeJS.ProcessEnv = process.env,
  ) {}

  /** @throws Error with Node's `code`, such as ECONNRESET; ETIMEDOUT when the answer took too long; ProxyError */
  async send(request: HttpRequest): Promise<HttpResponse> {
    const agent = this.#agentFor(new URL(request.url));
    if (!request.repeatable) closeIdle(agent, FRESH);
    const signal = AbortSignal.timeout(this.limit);
    try {
      const response = await this.#open(request, agent, signal);
      const { statusCode = 0, headers } = response;
      const content = await buffer(response);
      const zipped = headers["content-encoding"] === "gzip" && content.length > 0;
      return { statusCode, body: parsed((zipped ? gunzipSync(content) : content).toString()), headers };
    } catch (error) {
      if (!signal.aborted) throw error;
      // The connections beside it may have been dropped on the way as well.
      closeIdle(agent, 0);
      throw Object.assign(new Error(`no whole answer in ${this.limit} ms`), { code: "ETIMEDOUT" });
    }
  }

  #open(
    { method, url, headers, body }: HttpRequest,
    agent: http.Agent,
    signal: AbortSignal,
  ): Promise<http.IncomingMessage> {
    const options = {
      method: method.toUpperCase(),
      headers: { ...headers, "Accept-Encoding": "gzip" },
      agent,
      signal,
    };
    return new Promise((resolve, reject) => {
      // A request that has no socket yet, since the proxy keeps silent, does not hear of the signal.
      signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
      const request = url.startsWith("https:") ? https.request(url, options) : http.request(url, options);
      request.once("response", resolve).on("error", reject).end(body);
    });
  }

  #agentFor(url: URL): http.Agent {
    if (url.protocol !== "https:") return this.#plain;
    const proxy = proxyFor(url, this.environment);
    const secureContext = (this.#context ??= trusting(this.environment.TWILIO_CA_BUNDLE));
    if (!proxy) {
      return (this.#secure ??= keepAliveAgent(https.Agent, IDLE_LIMIT, { secureContext }));
    }
    return (this.#tunnels ??= noting(
      new TunnelAgent(proxy, this.limit * TUNNEL_SHARE, secureContext, { keepAlive: true, timeout: IDLE_TUNNEL_LIMIT }),
    ));
  }
}

/** When each idle connection was last used. */
const idleSince = new WeakMap<object, number>();

function noting<A extends http.Agent>(agent: A): A {
  return agent.on("free", (socket: object) => void idleSince.set(socket, performance.now()));
}

const keepAliveAgent = <A extends http.Agent>(
  Kind: new (options: https.AgentOptions) => A,
  timeout: number,
  options: https.AgentOptions = {},
): A => noting(new Kind({ keepAlive: true, timeout, ...options }));

/** Closes the connections that have been idle for `ms` milliseconds or more. */
function closeIdle(agent: http.Agent, ms: number): void {
  const limit = performance.now() - ms;
  for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])) {
    if ((idleSince.get(socket) ?? 0) <= limit) socket.destroy();
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return content;
  }
}
