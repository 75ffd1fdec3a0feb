import { type Twilio } from "./client";
import { itemsOf, type PageBody, pagesOf, readPatiently } from "./pages";

const HOST = "api.twilio.com";

/** Most calls that a page can have. */
const PAGE_SIZE = 1000;

/** Fields of a call as Twilio has them (OpenAPI `api.v2010.account.call`). */
export type CallFields = Readonly<Record<string, unknown>>;

/**
 * The calls that began on a day in UTC, page by page. Twilio filters by day; whatever else is wanted is to be filtered
 * here, since it ignores parameters that it does not know.
 */
export async function* callsOfDay(twilio: Twilio, day: string): AsyncGenerator<CallFields[]> {
  for await (const page of pagesOf(twilio, HOST, `${root(twilio)}.json?StartTime=${day}&PageSize=${PAGE_SIZE}`)) {
    yield itemsOf(page, "calls");
  }
}

/** The inbound calls from one number to another that began on a day or later. */
export async function callsBetween(twilio: Twilio, from: string, to: string, since: string): Promise<CallFields[]> {
  const query = new URLSearchParams({ From: from, To: to, "StartTime>": since, PageSize: String(PAGE_SIZE) });
  const calls: CallFields[] = [];
  for await (const page of pagesOf(twilio, HOST, `${root(twilio)}.json?${query.toString()}`)) {
    calls.push(...itemsOf(page, "calls"));
  }
  return calls.filter(({ direction }) => direction === "inbound");
}

/** One call. */
export async function fetchCall(twilio: Twilio, sid: string): Promise<CallFields> {
  return readPatiently(twilio, HOST, `${root(twilio)}/${sid}.json`);
}

/**
 * Places a call, and rings for so long. Sent once: after a lost answer nobody knows whether it was placed.
 *
 * @param twiml what the one who answers hears.
 */
export async function placeCall(
  twilio: Twilio,
  { from, to, twiml, ringSeconds, mostSeconds }: PlacedCall,
): Promise<CallFields> {
  const form = { From: from, To: to, Twiml: twiml, Timeout: ringSeconds, TimeLimit: mostSeconds };
  return twilio.post(HOST, `${root(twilio)}.json`, form) as Promise<PageBody>;
}

/** A call to place. */
export interface PlacedCall {
  /** A number of the account. */
  from: string;
  to: string;
  twiml: string;
  ringSeconds: number;
  /** The call is ended after so many seconds, whatever happens. */
  mostSeconds: number;
}

/** Ends a call: `canceled` before anybody answered, `completed` after that. */
export async function endCall(twilio: Twilio, sid: string, status: "canceled" | "completed"): Promise<void> {
  await twilio.post(HOST, `${root(twilio)}/${sid}.json`, { Status: status });
}

const root = ({ accountSid }: Twilio) => `/2010-04-01/Accounts/${accountSid}/Calls`;
