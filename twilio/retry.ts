import { certificateError } from "./certificates";

/** One request's fate: an answer, or no answer at all (a reset, a time-out, a refused connection). */
export interface Attempt {
  status?: number;
  /** Value of the `Retry-After` header, in seconds. */
  retryAfter?: number;
  /** Node's code of the network error, such as ECONNRESET. */
  networkCode?: string;
  /** A proxy gave no connection, so nothing was sent: for now, or in the same way each time. */
  proxy?: "for now" | "for good";
}

/** How often a request is sent at the most, and how long it may take with all its waits, in ms. */
export const MOST_ATTEMPTS = 8;
export const MOST_TIME = 90_000;
/** How long a proxy may give no connection, in ms: most often it is not what the setting says. */
export const MOST_TIME_UNCONNECTED = 30_000;

const TRANSIENT_STATUS = new Set([500, 502, 503, 504]);
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * Whether sending a request again cannot do its work twice: reads and removals, and writes to a resource that is
 * named by its SID, which end in the same state however often they are made. What makes a new resource is not.
 */
export function isIdempotent(method: string, url: string): boolean {
  if (method.toUpperCase() !== "POST") return true;
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  return last === "Validate" || /^[A-Z]{2}[0-9a-f]{32}(\.json)?$/i.test(last);
}

/**
 * How long to wait before the request is sent again, in ms, or undefined to give up.
 * A 429 was not processed (Twilio error 20429), and what a proxy did not connect was not sent, so these may be
 * repeated whatever the request was.
 */
export function retryDelay(
  attempt: Attempt,
  attempts: number,
  elapsed: number,
  idempotent: boolean,
): number | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined;
  const worthIt = attempt.proxy
    ? attempt.proxy === "for now"
    : attempt.status === 429 || (idempotent && (attempt.status === undefined || TRANSIENT_STATUS.has(attempt.status)));
  const { networkCode } = attempt;
  if (!worthIt || (networkCode && (NEVER_SENT.has(networkCode) || certificateError(networkCode)))) return undefined;
  const backoff = Math.min(8_000, 200 * 2 ** (attempts - 1)) * (0.5 + Math.random() / 2);
  const delay = Math.max(backoff, (attempt.retryAfter ?? 0) * 1000);
  return elapsed + delay > (attempt.proxy ? MOST_TIME_UNCONNECTED : MOST_TIME) ? undefined : delay;
}
