import { readFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { pipeline } from "node:stream";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
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

/**
 * HTTP to Twilio: one question, one answer, over connections that stay open. It stands in for the SDK's own client, which
 * loads axios and a JSON web token library first: longer than a request takes.
 *
 * A proxy for HTTPS is taken from HTTPS_PROXY, or from HTTP_PROXY as Twilio's client does; more certificate authorities
 * from TWILIO_CA_BUNDLE (a file), as there.
 */
export class Connections {
  readonly #plain = new http.Agent({ keepAlive: true });
  readonly #secure: https.Agent;

  /** @param limit longest wait for a whole answer, in ms */
  constructor(
    private readonly limit: number,
    environment: NodeJS.ProcessEnv = process.env,
  ) {
    const { HTTPS_PROXY, https_proxy, HTTP_PROXY, TWILIO_CA_BUNDLE } = environment;
    const proxy = HTTPS_PROXY ?? https_proxy ?? HTTP_PROXY;
    const trust = TWILIO_CA_BUNDLE ? { ca: readFileSync(TWILIO_CA_BUNDLE) } : {};
    this.#secure = proxy
      ? new HttpsProxyAgent(proxy, { keepAlive: true, ...trust })
      : new https.Agent({ keepAlive: true, ...trust });
  }

  /** @throws Error with Node's `code`, such as ECONNRESET; ETIMEDOUT when the answer took too long */
  async ask({ method, url, headers, body }: Question): Promise<Answer> {
    const signal = AbortSignal.timeout(this.limit);
    const secure = url.startsWith("https:");
    const options = {
      method: method.toUpperCase(),
      headers: { ...headers, "Accept-Encoding": "gzip" },
      agent: secure ? this.#secure : this.#plain,
      signal,
    };
    try {
      const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
        const request = secure ? https.request(url, options) : http.request(url, options);
        request.once("response", resolve).on("error", reject).end(body);
      });
      const { statusCode = 0, headers: answered } = response;
      return { statusCode, body: parsed(await text(unzipped(response))), headers: answered };
    } catch (error) {
      if (!signal.aborted) throw error;
      throw Object.assign(new Error(`no whole answer in ${this.limit} ms`), { code: "ETIMEDOUT" });
    }
  }
}

function unzipped(response: http.IncomingMessage): NodeJS.ReadableStream {
  if (response.headers["content-encoding"] !== "gzip") return response;
  // A fault of either end is the unzipped stream's fault, so whoever reads it meets it.
  return pipeline(response, createGunzip(), () => undefined);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return content;
  }
}
