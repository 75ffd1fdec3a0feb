import { type FunctionProperties, type HttpRequestProperties } from "../../schema/generated/flow-definition";
import { ASKED_AS, isSuccess, type LookUpKind, parsedBody } from "../base/lookUp";
import { type FlowState } from "../definition";
import { shownUrl } from "../secrecy";
import { type Execution, plainText, proceed, type Step, type Widget } from "./widget";

/** Asks a web server. The call goes on ringing. */
export const HTTP_REQUEST: Widget = {
  type: "make-http-request",
  title: "Make HTTP Request",
  properties: ["method", "url", "content_type", "body", "parameters", "add_twilio_auth"],
  events: ["success", "failed"],
  answers: "no",
  simulate: (state, execution) => lookUp(state, execution, "webhook", "failed"),
  request: (state, execution) => ({
    method: state.properties.method === "GET" ? "GET" : "POST",
    url: execution.text(state, "url"),
    contentType: execution.text(state, "content_type"),
    body: execution.text(state, "body"),
  }),
  draw: (state) => ({ shape: "split", label: `asks ${host(state)} about the caller` }),
};

/** Runs a Twilio Function. The call goes on ringing, unless the Function answers with TwiML. */
export const RUN_FUNCTION: Widget = {
  type: "run-function",
  title: "Run Function",
  properties: ["url", "service_sid", "environment_sid", "function_sid", "parameters"],
  events: ["success", "fail"],
  answers: "no",
  simulate: (state, execution) => lookUp(state, execution, "function", "fail"),
  request(state, execution) {
    const form = new URLSearchParams();
    const { parameters } = state.properties as unknown as FunctionProperties;
    for (const { key, value } of parameters ?? []) form.append(key, execution.render(state, value));
    return {
      method: "POST",
      url: execution.text(state, "url"),
      contentType: "application/x-www-form-urlencoded",
      body: form.toString(),
    };
  },
  draw: (state) => ({ shape: "split", label: `asks the Function ${host(state)} about the caller` }),
};

/** Liquid by the name of the parameter that carries what it renders. */
type Parameters = Readonly<Record<string, string>>;

/** Writes a request that sends the parameters as a JSON object. */
export function httpRequest(
  name: string,
  url: string,
  parameters: Parameters,
  next: { answered: string; failed: string },
): FlowState {
  const properties: HttpRequestProperties = {
    method: "POST",
    url,
    content_type: ASKED_AS,
    add_twilio_auth: false,
    body: JSON.stringify(parameters),
  };
  return {
    name,
    type: HTTP_REQUEST.type,
    transitions: [
      { event: "success", next: next.answered },
      { event: "failed", next: next.failed },
    ],
    properties,
  };
}

/** Writes the run of a Function with the parameters. */
export function runFunction(
  name: string,
  {
    url,
    service,
    environment,
    functionSid,
  }: { url: string; service: string; environment: string; functionSid: string },
  parameters: Parameters,
  next: { answered: string; failed: string },
): FlowState {
  const properties: FunctionProperties = {
    service_sid: service,
    environment_sid: environment,
    function_sid: functionSid,
    url,
    parameters: Object.entries(parameters).map(([key, value]) => ({ key, value })),
  };
  return {
    name,
    type: RUN_FUNCTION.type,
    transitions: [
      { event: "success", next: next.answered },
      { event: "fail", next: next.failed },
    ],
    properties,
  };
}

function lookUp(state: FlowState, execution: Execution, kind: LookUpKind, failure: string): Step | undefined {
  const { answer } = execution;
  if (answer === undefined) return undefined;
  if (answer === null) return proceed(state, failure);
  const { status, contentType, body } = answer;
  execution.keep(state, { status_code: status, content_type: contentType, body, parsed: parsedBody(answer) ?? {} });
  return proceed(state, isSuccess(answer, kind) ? "success" : failure);
}

function host(state: FlowState): string {
  return shownUrl(plainText(state, "url")).replace(/^https?:\/\//, "");
}
