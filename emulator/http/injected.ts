import { type Fault } from "../faultRules";
import { notFound, TwilioError } from "./twilioError";

/** An error that was injected, as it is answered. */
export interface InjectedError {
  error: TwilioError;
  headers: Record<string, string>;
}

/** Twilio's codes for the statuses that are injected most. */
const codes: Record<number, number> = { 400: 20001, 401: 20003, 404: 20404, 409: 20409, 429: 20429 };

/**
 * The error that a fault asks for.
 * @param path of the request.
 * @param sent what the request sent: its form, or its query where it has none.
 */
export function injectedError(
  { status, code, retryAfter, echo }: Extract<Fault, { status: number }>,
  path: string,
  sent: URLSearchParams,
): InjectedError {
  const text = status === 404 ? notFound(path).message : "Injected fault";
  const error = new TwilioError(status, code ?? codes[status] ?? 20500, echo ? `${text}: ${repeated(sent)}` : text);
  return { error, headers: retryAfter === undefined ? {} : { "Retry-After": `${retryAfter}` } };
}

/** Each value as it is and percent-encoded, then all of them as they came: the forms in which APIs repeat a request. */
function repeated(sent: URLSearchParams): string {
  const values = [...sent].map(([name, value]) => `${name} "${value}" (${encodeURIComponent(value)}) is not valid`);
  return [...values, `the request was ${sent.toString()}`].join("; ");
}
