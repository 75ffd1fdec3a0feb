import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { buffer } from "node:stream/consumers";
import { rootCertificates } from "node:tls";
import { gunzipSync } from "node:zlib";
import { HttpsProxyAgent } from "https-proxy-agent";

export interface Question {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  statusCode: number;
  /** Parsed if it is JSON, whatever it calls itself; else the text. */
  body: unknown;
  /** By lower-case name. */
  headers: http.IncomingHttpHeaders;
}

/** An idle connection is closed after so many ms: later, something on the way may have dropped it without a word. */
const IDLE_LIMIT = 30_000;

/**
 * HTTP to Twilio: one question, one answer, over connections that stay open. It stands in for the SDK's own client, which
 * loads axios and a JSON web token library first: longer than a request takes.
 *
 * A proxy for HTTPS is taken from HTTPS_PROXY, or from HTTP_PROXY as Twilio's client does. TWILIO_CA_BUNDLE names a file of
 * certificate authorities, which are trusted beside Node's own.
 */
export class Connections {
  readonly #plain = new http.Agent({ keepAlive: true, timeout: IDLE_LIMIT });
  readonly #secure: https.Agent;
  readonly #trust: https.RequestOptions;

  /** @param limit longest wait for a whole answer, in ms */
  constructor(
    private readonly limit: number,
    environment: NodeJS.ProcessEnv = process.env,
  ) {
    const { HTTPS_PROXY, https_proxy, HTTP_PROXY, TWILIO_CA_BUNDLE } = environment;
    const proxy = HTTPS_PROXY ?? https_proxy ?? HTTP_PROXY;
    // A tunnel through a proxy is opened anew each time: how long one may lie idle, only the proxy knows.
    this.#secure = proxy ? new HttpsProxyAgent(proxy) : new https.Agent({ keepAlive: true, timeout: IDLE_LIMIT });
    this.#trust = TWILIO_CA_BUNDLE ? { ca: [...rootCertificates, readFileSync(TWILIO_CA_BUNDLE, "utf8")] } : {};
  }

  /** @throws Error with Node's `code`, such as ECONNRESET; ETIMEDOUT when the answer took too long */
  async ask(question: Question): Promise<Answer> {
    const signal = AbortSignal.timeout(this.limit);
    try {
      const response = await this.#send(question, signal);
      const { statusCode = 0, headers } = response;
      const content = await buffer(response);
      const zipped = headers["content-encoding"] === "gzip" && content.length > 0;
      return { statusCode, body: parsed((zipped ? gunzipSync(content) : content).toString()), headers };
    } catch (error) {
      if (!signal.aborted) throw error;
      throw Object.assign(new Error(`no whole answer in ${this.limit} ms`), { code: "ETIMEDOUT" });
    }
  }

  #send({ method, url, headers, body }: Question, signal: AbortSignal): Promise<http.IncomingMessage> {
    const secure = url.startsWith("https:");
    const options = {
      method: method.toUpperCase(),
      headers: { ...headers, "Accept-Encoding": "gzip" },
      agent: secure ? this.#secure : this.#plain,
      signal,
      ...(secure && this.#trust),
    };
    return new Promise((resolve, reject) => {
      // A request that has no socket yet, since the proxy keeps silent, does not hear of the signal.
      signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
      const request = secure ? https.request(url, options) : http.request(url, options);
      request.once("response", resolve).on("error", reject).end(body);
    });
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return content;
  }
}
