import { webhookParameters } from "../call/parameters";
import { moment } from "../http/form";
import { type Exchange, type Operation, type Product } from "../http/operation";
import { metaPage } from "../http/paging";
import { notFound } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type StoredExecution } from "../state/calls";

const HOST = "studio.twilio.com";
const PRODUCT: Product = "studio";

/** Studio keeps executions for 30 days, in milliseconds. */
const KEPT = 30 * 86_400_000;

/** `GET /v2/Flows/{FlowSid}/Executions`, a page, the newest first. */
const listExecutions: Operation = {
  product: PRODUCT,
  method: "GET",
  path: "/v2/Flows/{FlowSid}/Executions",
  run(exchange) {
    const { query, params, state, account, path } = exchange;
    if (state.flows[params.FlowSid ?? ""]?.accountSid !== account.sid) throw notFound(path);
    const [from, to] = [moment(query, "DateCreatedFrom", 0), moment(query, "DateCreatedTo", Infinity)];
    const executions = Object.values(state.executions ?? {})
      .filter(({ flowSid, startedAt }) => flowSid === params.FlowSid && startedAt >= from && startedAt < to)
      .filter(isKept)
      .sort((one, other) => other.startedAt - one.startedAt);
    return { status: 200, body: metaPage(exchange, HOST, "executions", executions, ({ sid }) => sid, executionAnswer) };
  },
};

/** `GET /v2/Flows/{FlowSid}/Executions/{Sid}`. */
const fetchExecution: Operation = {
  product: PRODUCT,
  method: "GET",
  path: "/v2/Flows/{FlowSid}/Executions/{Sid}",
  run: (exchange) => ({ status: 200, body: executionAnswer(executionOfPath(exchange, exchange.params.Sid)) }),
};

/** `GET /v2/Flows/{FlowSid}/Executions/{ExecutionSid}/Context`: what the flow knew of the call. */
const fetchContext: Operation = {
  product: PRODUCT,
  method: "GET",
  path: "/v2/Flows/{FlowSid}/Executions/{ExecutionSid}/Context",
  run(exchange) {
    const execution = executionOfPath(exchange, exchange.params.ExecutionSid);
    const { from, to } = execution.call;
    const call = webhookParameters(execution.call, { ...execution, answered: false });
    const context = {
      trigger: { call },
      contact: { channel: { address: from } },
      flow: { sid: execution.flowSid, channel: { address: to } },
      widgets: {},
    };
    return {
      status: 200,
      body: {
        account_sid: execution.accountSid,
        flow_sid: execution.flowSid,
        execution_sid: execution.sid,
        context,
        url: `${urlOf(execution)}/Context`,
      },
    };
  },
};

/** `GET /v2/Flows/{FlowSid}/Executions/{ExecutionSid}/Steps`, a page, the newest first. */
const listSteps: Operation = {
  product: PRODUCT,
  method: "GET",
  path: "/v2/Flows/{FlowSid}/Executions/{ExecutionSid}/Steps",
  run(exchange) {
    const execution = executionOfPath(exchange, exchange.params.ExecutionSid);
    const steps = execution.steps.toReversed();
    const show = (step: (typeof steps)[number]) => ({
      sid: step.sid,
      account_sid: execution.accountSid,
      flow_sid: execution.flowSid,
      execution_sid: execution.sid,
      // In documents that are newer than the OpenAPI document.
      parent_step_sid: null,
      name: step.event,
      context: {},
      transitioned_from: step.from,
      transitioned_to: step.to,
      date_created: isoDate(new Date(execution.startedAt)),
      date_updated: null,
      url: `${urlOf(execution)}/Steps/${step.sid}`,
      links: { step_context: `${urlOf(execution)}/Steps/${step.sid}/Context` },
    });
    return { status: 200, body: metaPage(exchange, HOST, "steps", steps, ({ sid }) => sid, show) };
  },
};

/** Everything that Studio serves of executions. */
export const executions: Operation[] = [listExecutions, fetchExecution, fetchContext, listSteps];

function executionAnswer(execution: StoredExecution): object {
  const { sid, flowSid, accountSid, callSid, revision, startedAt, call } = execution;
  const url = urlOf(execution);
  const date = isoDate(new Date(startedAt));
  return {
    sid,
    account_sid: accountSid,
    flow_sid: flowSid,
    contact_channel_address: call.from,
    status: "ended",
    context: {},
    date_created: date,
    date_updated: date,
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
    // Three fields that Twilio documents, and that its OpenAPI document of this age does not have.
    initiated_by: callSid,
    flow_version: revision,
    contact_sid: null,
  };
}

function executionOfPath({ state, account, params, path }: Exchange, sid: string | undefined): StoredExecution {
  const execution = state.executions?.[sid ?? ""];
  if (execution?.flowSid !== params.FlowSid || execution?.accountSid !== account.sid || !isKept(execution))
    throw notFound(path);
  return execution;
}

const isKept = ({ startedAt }: StoredExecution): boolean => startedAt > Date.now() - KEPT;

const urlOf = ({ sid, flowSid }: StoredExecution) => `https://${HOST}/v2/Flows/${flowSid}/Executions/${sid}`;
