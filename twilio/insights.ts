import { type Twilio } from "./client";
import { itemsOf, pagesOf } from "./pages";

const HOST = "insights.twilio.com";
const PAGE_SIZE = 1000;

/** The country of a caller as Voice Insights has it. */
export interface CallSummary {
  callSid: string;
  /** ISO code; blank where Insights says none. */
  country: string;
}

/**
 * Voice Insights' summaries of the inbound calls of a span of time, page by page. An account that has not switched it on
 * gets an error; nothing here switches it on, since it is billed.
 */
export async function* summariesOf(twilio: Twilio, from: string, to: string): AsyncGenerator<CallSummary[]> {
  const query = new URLSearchParams({
    ...{ StartTime: from, EndTime: to, Direction: "inbound", ProcessingState: "all" },
    PageSize: String(PAGE_SIZE),
  });
  for await (const page of pagesOf(twilio, HOST, `/v1/Voice/Summaries?${query.toString()}`)) {
    yield itemsOf(page, "call_summaries").map(({ call_sid: sid, from: caller }) => ({
      callSid: typeof sid === "string" ? sid : "",
      country: countryOf(caller),
    }));
  }
}

function countryOf(caller: unknown): string {
  const code = (caller as { country_code?: unknown } | null | undefined)?.country_code;
  return typeof code === "string" ? code.trim().toUpperCase() : "";
}
