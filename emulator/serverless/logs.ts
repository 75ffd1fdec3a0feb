import { moment } from "../http/form";
import { type Exchange, type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { notFound } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type LogEntry } from "../state/model";
import { childOfPath, SERVERLESS_HOST, serviceUrl } from "./resource";

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Logs",
  run(exchange) {
    const { query } = exchange;
    const from = moment(query, "StartDate", 0);
    const to = moment(query, "EndDate", Infinity);
    const functionSid = query.get("FunctionSid");
    const entries = entriesOfPath(exchange)
      .filter(({ at }) => at >= from && at < to)
      .filter((entry) => functionSid === null || entry.functionSid === functionSid)
      .toReversed();
    return { status: 200, body: metaPage(exchange, SERVERLESS_HOST, "logs", entries, ({ sid }) => sid, logAnswer) };
  },
};

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Logs/{Sid}",
  run(exchange) {
    const entry = entriesOfPath(exchange).find(({ sid }) => sid === exchange.params.Sid);
    if (!entry) throw notFound(exchange.path);
    return { status: 200, body: logAnswer(entry) };
  },
};

/** What the Functions of an environment wrote, the newest first. */
export const logs: Operation[] = [list, fetch];

function entriesOfPath(exchange: Exchange): LogEntry[] {
  const environment = childOfPath(exchange, exchange.state.environments, "EnvironmentSid");
  return exchange.state.functionLogs.filter(({ environmentSid }) => environmentSid === environment.sid);
}

function logAnswer(entry: LogEntry): object {
  return {
    sid: entry.sid,
    account_sid: entry.accountSid,
    service_sid: entry.serviceSid,
    environment_sid: entry.environmentSid,
    build_sid: entry.buildSid,
    deployment_sid: entry.deploymentSid,
    function_sid: entry.functionSid,
    request_sid: entry.requestSid,
    level: entry.level,
    message: entry.message,
    date_created: isoDate(new Date(entry.at)),
    url: serviceUrl(entry.serviceSid, `/Environments/${entry.environmentSid}/Logs/${entry.sid}`),
  };
}
