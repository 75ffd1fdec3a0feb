import { version } from "../package.json";
import { type Account } from "./credentials";
import { ProviderError } from "./failure";
import { type HttpResponse, Connections, type HttpRequest } from "./connections";
import { CANCELLED, ForeignAnswer, LostAnswer, describeAnswer, describeNetworkError, NEW_KEY } from "./errors";
import { type Limiter, type Load } from "./limiter";
import { type Patience } from "./patience";
import { type Attempt, isIdempotent, retryDelay } from "./retry";
import { ProxyError } from "./tunnel";

/** Longest wait for one answer, in ms. */
const ANSWER_TIME_LIMIT = 30_000;

/** A request as Twilio's SDK hands it over. */
export interface SdkRequest {
  method: string;
  uri: string;
  headers?: Record<string, string>;
  /** Of the query. A list is a parameter several times. */
  params?: object;
  /** Of a form. A list is a field several times. */
  data?: object;
}

/**
 * All requests to Twilio go through here, in place of the SDK's own HTTP client. It sends requests to `apiBaseUrl` where one is set,
 * retries what may be retried, limits what is in flight, and refuses an answer that is about another account.
 */
export class Transport {
  readonly #connections: Connections;
  readonly #authorization: string;

  constructor(
    private readonly account: Account,
    private readonly limiter: Limiter,
    private readonly patience: Patience,
  ) {
    this.#connections = new Connections(patience.limit(ANSWER_TIME_LIMIT));
    this.#authorization = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString("base64")}`;
  }

  /** What the SDK calls. */
  request({ method, uri, headers = {}, params = {}, data }: SdkRequest): Promise<HttpResponse> {
    const query = fieldsOf(params);
    const url = query ? `${uri}?${query}` : uri;
    return this.#send({ method, url, headers, ...(data && { body: fieldsOf(data) }) });
  }

  /** Posts a multipart form, which the SDK cannot: Serverless uploads take nothing else. */
  async upload(url: string, form: FormData): Promise<HttpResponse> {
    const encoded = new Response(form);
    const type = encoded.headers.get("content-type") ?? "";
    const headers = { "Content-Type": type, Accept: "application/json", "User-Agent": `ringfence/${version}` };
    return this.#send({ method: "POST", url, headers, body: Buffer.from(await encoded.arrayBuffer()) });
  }

  /** Fetches a public document without credentials, once. Status 0: nothing answered. */
  async fetchDocument(url: string): Promise<{ status: number; body: unknown }> {
    try {
      const { statusCode, body } = await this.#connections.send({
        method: "GET",
        url: this.#reached(url),
        headers: {},
      });
      return { status: statusCode, body };
    } catch {
      return { status: 0, body: "" };
    }
  }

  /** Where a URL is asked for: as it is, or at `apiBaseUrl`. */
  #reached(url: string): string {
    const { apiBaseUrl } = this.account;
    return apiBaseUrl ? url.replace(/^https:\//, apiBaseUrl) : url;
  }

  #send({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
    const request = {
      method,
      url: this.#reached(url),
      headers: { ...headers, Authorization: this.#authorization },
      ...(body !== undefined && { body }),
      repeatable: isIdempotent(method, url),
    };
    return this.#attempt(method, url, () => this.#connections.send(request));
  }

  async #attempt(method: string, url: string, once: () => Promise<HttpResponse>): Promise<HttpResponse> {
    const started = performance.now();
    const idempotent = isIdempotent(method, url);
    for (let attempts = 1; ; attempts++) {
      const result = await this.limiter.run(() => this.#once(method, url, once), loadOf);
      const delay = retryDelay(result.attempt, attempts, performance.now() - started, idempotent);
      if (delay !== undefined) await this.patience.pause(delay);
      if (delay === undefined || this.patience.over) {
        if ("answer" in result) return this.#guarded(method, url, result.answer);
        throw describeNetworkError(result.error, method, url, this.account);
      }
    }
  }

  async #once(method: string, url: string, once: () => Promise<HttpResponse>): Promise<Result> {
    if (this.patience.over && method.toUpperCase() !== "GET") throw new ProviderError(CANCELLED);
    try {
      const answer = await once();
      if (isCutOff(answer)) {
        return { attempt: {}, error: new LostAnswer(`${method.toUpperCase()} ${url}: the answer was cut off`) };
      }
      const retryAfter = Number(answer.headers["retry-after"]);
      return { attempt: { status: answer.statusCode, ...(retryAfter > 0 && { retryAfter }) }, answer };
    } catch (error) {
      if (error instanceof ProxyError) return { attempt: { proxy: error.passing ? "for now" : "for good" }, error };
      // A setting that is wrong stays wrong.
      if (error instanceof ProviderError) throw error;
      const code = (error as NodeJS.ErrnoException).code;
      return { attempt: code ? { networkCode: code } : {}, error: error as Error };
    }
  }

  #guarded(method: string, url: string, answer: HttpResponse): HttpResponse {
    if (answer.statusCode >= 400) throw describeAnswer(answer, method, url, this.account);
    if (answer.statusCode !== 204 && !isObject(answer.body)) {
      throw new LostAnswer(
        `${method.toUpperCase()} ${url}: the answer (HTTP ${answer.statusCode}) is not JSON. Is something other than Twilio answering there?`,
      );
    }
    const foreign = foreignAccount(answer.body, this.account.accountSid);
    if (foreign) {
      const { sid } = answer.body as { sid?: unknown };
      throw new ForeignAnswer(
        `${method.toUpperCase()} ${url}: the answer is about account ${foreign}, but twilio:accountSid is ${this.account.accountSid}. ` +
          "The credentials belong to another account: use a key of that very account (a parent's token does not act for its subaccount). " +
          NEW_KEY,
        typeof sid === "string" ? sid : undefined,
      );
    }
    return answer;
  }
}

type Result = { attempt: Attempt; answer: HttpResponse } | { attempt: Attempt; error: Error };

const loadOf = ({ attempt }: Result): Load =>
  attempt.status === undefined ? "unknown" : attempt.status === 429 ? "refused" : "answered";

type Field = string | number | boolean | null;

/** As in a query or a form; a field without a value is left out. */
function fieldsOf(values: object): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(values) as [string, Field | Field[] | undefined][]) {
    for (const one of [value].flat()) if (one !== undefined) fields.append(name, String(one ?? ""));
  }
  return fields.toString();
}

const isObject = (body: unknown): boolean => typeof body === "object" && body !== null;

/** Whether an answer calls itself JSON and cannot be read: it was lost on the way, whatever its type. */
const isCutOff = ({ statusCode, body, headers }: HttpResponse): boolean =>
  statusCode < 400 && statusCode !== 204 && !isObject(body) && String(headers["content-type"]).includes("json");

/** The account an answer speaks of, if it is not ours: Twilio puts `account_sid` on every resource and list item. */
function foreignAccount(body: unknown, ours: string): string | undefined {
  if (!isObject(body)) return undefined;
  const items = [
    body,
    ...Object.values(body as object).flatMap((value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [])),
  ];
  for (const item of items) {
    const sid = (item as { account_sid?: unknown } | null)?.account_sid;
    if (typeof sid === "string" && sid !== ours) return sid;
  }
  return undefined;
}
