import { type Twilio } from "./client";
import { isGone } from "./errors";
import { itemsOf, pagesOf, readPatiently } from "./pages";

const HOST = "studio.twilio.com";
const PAGE_SIZE = 1000;

/** Days that Studio keeps executions. */
export const EXECUTION_DAYS = 30;

/** One run of a flow. */
export interface Execution {
  sid: string;
  flowSid: string;
  /** The call that started it; blank where Twilio does not say it. */
  callSid: string;
  /** The caller as Studio has it. */
  caller: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Revision of the flow at the start; undefined where Twilio does not say it. */
  revision: number | undefined;
  hasEnded: boolean;
}

/** What Studio knew of a call. */
export interface ExecutionCall {
  from: string;
  to: string;
  /** ISO code as Twilio gave it; blank for none. Undefined where the context has no call at all. */
  country: string | undefined;
  /** The verdict on the caller ID, as Twilio gave it; undefined where there was none. */
  verstat: string | undefined;
}

/** A step of an execution, the first one first. */
export interface ExecutionStep {
  /** The event that led to it. */
  event: string;
  from: string;
  to: string;
}

/**
 * The executions of a flow that began in a span of time, newest first, page by page.
 *
 * @param from moments in ISO 8601; `to` is not part of the span.
 */
export async function* executionsOf(
  twilio: Twilio,
  flowSid: string,
  from: string,
  to: string,
): AsyncGenerator<Execution[]> {
  const query = new URLSearchParams({ DateCreatedFrom: from, DateCreatedTo: to, PageSize: String(PAGE_SIZE) });
  for await (const page of pagesOf(twilio, HOST, `/v2/Flows/${flowSid}/Executions?${query.toString()}`)) {
    yield itemsOf(page, "executions").map((fields) => executionOf(fields, flowSid));
  }
}

/** What Studio knew of the call; undefined once Twilio has deleted the execution. */
export async function fetchExecutionCall(
  twilio: Twilio,
  { sid, flowSid }: Execution,
): Promise<ExecutionCall | undefined> {
  const body = await keptStill(() => readPatiently(twilio, HOST, `/v2/Flows/${flowSid}/Executions/${sid}/Context`));
  return body && callIn(body.context);
}

/** The steps, the first one first; undefined once Twilio has deleted the execution. A page holds as many as there can be. */
export async function fetchSteps(twilio: Twilio, { sid, flowSid }: Execution): Promise<ExecutionStep[] | undefined> {
  const path = `/v2/Flows/${flowSid}/Executions/${sid}/Steps?PageSize=${PAGE_SIZE}`;
  const body = await keptStill(() => readPatiently(twilio, HOST, path));
  return (
    body &&
    itemsOf(body, "steps")
      .map((step) => ({
        event: textOf(step.name),
        from: textOf(step.transitioned_from),
        to: textOf(step.transitioned_to),
      }))
      .reverse()
  );
}

/** Executions are deleted after 30 days, which can be between the list and the look. */
async function keptStill<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function executionOf(fields: Readonly<Record<string, unknown>>, flowSid: string): Execution {
  const revision = Number(fields.flow_version);
  return {
    sid: textOf(fields.sid),
    flowSid,
    callSid: textOf(fields.initiated_by).startsWith("CA") ? textOf(fields.initiated_by) : "",
    caller: textOf(fields.contact_channel_address),
    startedAt: Date.parse(textOf(fields.date_created)),
    revision: Number.isInteger(revision) && revision > 0 ? revision : undefined,
    hasEnded: fields.status === "ended",
  };
}

/** The parameters of the voice webhook: under `trigger.call`, else at any widget that had the call. */
function callIn(context: unknown): ExecutionCall {
  const { trigger, widgets } = isObject(context) ? context : {};
  const places: unknown[] = [isObject(trigger) && trigger.call, ...Object.values(isObject(widgets) ? widgets : {})];
  const candidates = places.filter(isObject);
  const call = candidates.find((one) => "From" in one || "CallerCountry" in one) ?? {};
  const text = (name: string) => (typeof call[name] === "string" ? call[name] : undefined);
  return {
    from: text("From") ?? "",
    to: text("To") ?? text("Called") ?? "",
    country: Object.keys(call).length === 0 ? undefined : (text("CallerCountry") ?? text("FromCountry") ?? ""),
    verstat: text("StirVerstat"),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
