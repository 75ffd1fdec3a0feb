import { parsePhoneNumberFromString } from "libphonenumber-js";
import { type Exchange, type Operation, type Product } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest, TwilioError } from "../http/twilioError";
import { type StoredCall } from "../state/calls";
import { isoDate } from "../state/dates";

const HOST = "insights.twilio.com";
const PRODUCT: Product = "insights";

/** Voice Insights keeps summaries for 30 days, in milliseconds. */
const KEPT = 30 * 86_400_000;

/** Milliseconds of the units of a span such as `4h`. */
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const STATES = { busy: "busy", canceled: "canceled", completed: "completed", failed: "fail", "no-answer": "noanswer" };

/** `GET /v1/Voice/Summaries`, a page, the newest first; of the last four hours by default. */
const listSummaries: Operation = {
  product: PRODUCT,
  method: "GET",
  path: "/v1/Voice/Summaries",
  run(exchange) {
    needInsights(exchange);
    const { query, state, account } = exchange;
    const [from, to] = [moment(query, "StartTime", "4h"), moment(query, "EndTime", "0m")];
    const direction = query.get("Direction");
    const calls = Object.values(state.calls ?? {})
      .filter(
        (call) => call.accountSid === account.sid && isKept(call) && call.startedAt >= from && call.startedAt <= to,
      )
      .filter((call) => direction === null || directionOf(call) === direction)
      .sort((one, other) => other.startedAt - one.startedAt);
    return { status: 200, body: metaPage(exchange, HOST, "call_summaries", calls, ({ sid }) => sid, summaryOf) };
  },
};

/** `GET /v1/Voice/{CallSid}/Summary`. */
const fetchSummary: Operation = {
  product: PRODUCT,
  method: "GET",
  path: "/v1/Voice/{CallSid}/Summary",
  run(exchange) {
    needInsights(exchange);
    const call = exchange.state.calls?.[exchange.params.CallSid ?? ""];
    if (call?.accountSid !== exchange.account.sid) throw new TwilioError(404, 17000, "Call not found");
    if (!isKept(call)) throw new TwilioError(404, 17002, "The call ended more than 30 days ago");
    return { status: 200, body: summaryOf(call) };
  },
};

/** Everything that Voice Insights serves of calls. */
export const summaries: Operation[] = [listSummaries, fetchSummary];

/** What Twilio answers where it is off is documented by its code; the HTTP status is a guess. */
function needInsights({ state, account }: Exchange): void {
  if (state.insights?.includes(account.sid) !== true) {
    throw new TwilioError(403, 17000, "Voice Insights Advanced Features are off");
  }
}

function summaryOf(call: StoredCall): object {
  const { sid, accountSid, from, to, startedAt, seconds, status, country } = call;
  const [start, end] = [isoDate(new Date(startedAt)), isoDate(new Date(startedAt + seconds * 1000))];
  const party = (number: string, code: string) => ({
    carrier: "Example Carrier",
    connection: "mobile",
    number_prefix: number.replace(/\D/g, "").slice(0, 4),
    country_code: code,
  });
  return {
    account_sid: accountSid,
    call_sid: sid,
    answered_by: "unknown",
    call_type: /^sips?:/.test(from) ? "sip" : from.startsWith("client:") ? "client" : "carrier",
    call_state: STATES[status],
    processing_state: "complete",
    ...{ created_time: start, start_time: start, end_time: end, duration: seconds, connect_duration: seconds },
    from: { caller: from, ...party(from, country) },
    to: { callee: to, ...party(to, parsePhoneNumberFromString(to)?.country ?? "US") },
    ...{ carrier_edge: null, client_edge: null, sdk_edge: null, sip_edge: null, tags: [] },
    url: `https://${HOST}/v1/Voice/${sid}/Summary`,
    attributes: { conference_participant: false },
    properties: { direction: directionOf(call), disconnected_by: "caller" },
    trust: {},
    annotation: null,
  };
}

/** With underscores, where the call log has dashes. */
const directionOf = ({ direction }: StoredCall) => direction.replaceAll("-", "_");

const isKept = ({ startedAt }: StoredCall): boolean => startedAt > Date.now() - KEPT;

function moment(query: URLSearchParams, name: string, otherwise: string): number {
  const text = query.get(name) ?? otherwise;
  const [, count, unit = ""] = /^(\d+)([mhdw])$/.exec(text) ?? [];
  const value = count === undefined ? Date.parse(text) : Date.now() - Number(count) * (UNITS[unit] ?? 0);
  if (Number.isNaN(value)) throw badRequest(`${name} must be a moment in ISO 8601 or a span such as 4h, not ${text}`);
  return value;
}
