import { accountOfPath } from "../http/credentials";
import { type Exchange, type Operation } from "../http/operation";
import { corePage } from "../http/paging";
import { badRequest, notFound } from "../http/twilioError";
import { callAnswer, statusAt } from "./answer";
import { type StoredCall } from "../state/calls";

/** Milliseconds of a day. */
const DAY = 86_400_000;

/**
 * `GET /Accounts/{AccountSid}/Calls.json`, a page, the newest first. A day of `StartTime` or `EndTime` is one in UTC; the
 * sign stands in the parameter's name. What Twilio does not know, it ignores.
 */
export const listCalls: Operation = {
  product: "api",
  method: "GET",
  path: "/2010-04-01/Accounts/{AccountSid}/Calls.json",
  run(exchange) {
    const account = accountOfPath(exchange);
    const wanted = filter(exchange.query);
    const calls = Object.values(exchange.state.calls ?? {})
      .filter((call) => call.accountSid === account.sid && wanted(call))
      .sort((one, other) => other.startedAt - one.startedAt);
    return {
      status: 200,
      body: corePage(
        exchange,
        "calls",
        calls,
        ({ sid }) => sid,
        (call) => callAnswer(call),
      ),
    };
  },
};

/** `GET /Accounts/{AccountSid}/Calls/{Sid}.json`. */
export const fetchCall: Operation = {
  product: "api",
  method: "GET",
  path: "/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json",
  run: (exchange) => ({ status: 200, body: callAnswer(callOfPath(exchange)) }),
};

/** The call that the path names. @throws 404 when the account has no such call. */
export function callOfPath(exchange: Exchange): StoredCall {
  const account = accountOfPath(exchange);
  const call = exchange.state.calls?.[exchange.params.Sid ?? ""];
  if (call?.accountSid !== account.sid) throw notFound(exchange.path);
  return call;
}

function filter(query: URLSearchParams): (call: StoredCall) => boolean {
  const tests: ((call: StoredCall) => boolean)[] = [];
  const equal = (name: string, valueOf: (call: StoredCall) => string | undefined) => {
    const value = query.get(name);
    if (value !== null && value !== "") tests.push((call) => valueOf(call) === value);
  };
  equal("To", ({ to }) => to);
  equal("From", ({ from }) => from);
  equal("ParentCallSid", ({ parentSid }) => parentSid);
  equal("Status", (call) => statusAt(call));
  const moments: [string, (call: StoredCall) => number][] = [
    ["StartTime", ({ startedAt }) => startedAt],
    ["EndTime", ({ startedAt, seconds }) => startedAt + seconds * 1000],
  ];
  for (const [name, momentOf] of moments) {
    const [day, before, after] = [name, `${name}<`, `${name}>`].map((one) => moment(query, one));
    if (day !== undefined) tests.push((call) => Math.floor(momentOf(call) / DAY) === Math.floor(day / DAY));
    if (before !== undefined) tests.push((call) => momentOf(call) <= before);
    if (after !== undefined) tests.push((call) => momentOf(call) >= after);
  }
  return (call) => tests.every((test) => test(call));
}

function moment(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw badRequest(`${name} must be a date such as 2026-11-01, not ${text}`);
  return value;
}
