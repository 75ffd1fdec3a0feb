import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { type Duplex } from "node:stream";
import { type SecureContext } from "node:tls";
import { ProviderError } from "./failure";
import { certificateError } from "./certificates";
import { type Proxy, shownProxy } from "./proxy";

/** The proxy gave no connection: nothing has reached Twilio, whatever the request was. */
export class ProxyError extends ProviderError {
  constructor(
    message: string,
    /** Whether it may be otherwise in a moment. */
    readonly passing: boolean,
  ) {
    super(message);
  }
}

/** Statuses of a proxy that say: not now. */
const BUSY = new Set([429, 500, 502, 503, 504]);

/** Connections to HTTPS servers through a proxy. A tunnel stays open and carries one request after the other. */
export class TunnelAgent extends https.Agent {
  /** @param limit longest wait for a tunnel, in ms */
  constructor(
    private readonly proxy: Proxy,
    private readonly limit: number,
    private readonly secureContext: SecureContext,
    options: https.AgentOptions,
  ) {
    super({ ...options, secureContext });
  }

  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const done = callback as (error: Error | null, stream?: Duplex | null) => void;
    const host = options.host ?? "";
    this.#tunnel(`${isIP(host) === 6 ? `[${host}]` : host}:${options.port}`).then(
      (socket) => done(null, super.createConnection({ ...options, socket } as https.RequestOptions)),
      done,
    );
  }

  /** Asks the proxy for a connection to `target` (`host:port`). */
  #tunnel(target: string): Promise<Duplex> {
    const { secure, host, port, authorization } = this.proxy;
    const headers = { Host: target, ...(authorization && { "Proxy-Authorization": authorization }) };
    const common = { method: "CONNECT", host, port, path: target, headers, agent: false };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => request.destroy(this.#silent(target)), this.limit);
      // Else Node takes the name in the Host header, which is Twilio's, for the proxy's.
      const servername = isIP(host) === 0 ? host : "";
      const request = secure
        ? https.request({ ...common, servername, secureContext: this.secureContext } as https.RequestOptions)
        : http.request(common);
      request.once("connect", (response, socket, head) => {
        clearTimeout(timer);
        if (Math.floor((response.statusCode ?? 0) / 100) === 2) {
          if (head.length > 0) socket.unshift(head);
          resolve(socket);
        } else {
          socket.destroy();
          reject(this.#refused(target, response));
        }
      });
      request.once("error", (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        reject(error instanceof ProxyError ? error : this.#unreachable(error));
      });
      request.end();
    });
  }

  #silent(target: string): ProxyError {
    const { setting } = this.proxy;
    return new ProxyError(
      `${this.#shown()} gave no connection to ${target} within ${this.limit / 1000} s. ` +
        `Check host and port in ${setting}, and whether the proxy is up. ${this.#around(target)}`,
      true,
    );
  }

  #refused(target: string, { statusCode = 0, headers }: http.IncomingMessage): ProxyError {
    const { setting, authorization } = this.proxy;
    if (statusCode === 407) {
      const offered = String(headers["proxy-authenticate"] ?? "");
      if (offered !== "" && !/\bbasic\b/i.test(offered)) {
        const schemes = offered.split(",").map((scheme) => scheme.trim().split(/\s/)[0]);
        return new ProxyError(
          `${this.#shown()} asks for a sign-in (407) that is not supported: it offers ${schemes.join(", ")}, and Basic is needed. ` +
            this.#around(target),
          false,
        );
      }
      const what = authorization ? `does not take the user and password in ${setting}` : "asks for a user and password";
      return new ProxyError(
        `${this.#shown()} ${what} (407). Set ${setting} to http://USER:PASSWORD@HOST:PORT, with special characters percent-encoded.`,
        false,
      );
    }
    const passing = BUSY.has(statusCode);
    const [what, remedy] = passing
      ? ["cannot connect to", "Run it again; if it stays so, ask whoever runs the proxy."]
      : ["refuses to connect to", "It has to allow CONNECT to *.twilio.com:443."];
    return new ProxyError(
      `${this.#shown()} ${what} ${target} (it answered ${statusCode}). ${remedy} ${this.#around(target)}`,
      passing,
    );
  }

  #unreachable(error: NodeJS.ErrnoException): ProxyError {
    const code = error.code ?? error.message;
    const { setting } = this.proxy;
    const untrusted = certificateError(code);
    if (untrusted) return new ProxyError(`${this.#shown()} ${untrusted}`, false);
    if (/^(HPE_|ERR_SSL|EPROTO)/.test(code)) {
      return new ProxyError(
        `${this.#shown()} does not answer as a proxy (${code}). Check scheme, host and port in ${setting}.`,
        false,
      );
    }
    const passing = code === "ECONNRESET" || code === "EPIPE" || code === "ETIMEDOUT";
    return new ProxyError(
      `${this.#shown()} cannot be reached (${code}). Check host and port in ${setting}, and whether the proxy is up.`,
      passing,
    );
  }

  #shown(): string {
    const text = shownProxy(this.proxy);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  }

  #around(target: string): string {
    return `To connect without it, name ${target.replace(/:\d+$/, "")} in NO_PROXY.`;
  }
}
