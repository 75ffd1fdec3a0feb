import { type Handler } from "../base/call";
import { ASKED_AS, type LookUpAnswer, type LookUpRequest } from "../base/lookUp";
import { LOOK_UP_PARAMETERS } from "../base/names";
import { HANG_UP, type Verb } from "../base/verb";
import { type TwimlContext, UnanswerableError, verbsOf } from "../ends";
import { decidedOutcome } from "../outcome/outcome";
import { nextStep } from "../policy/decide";
import { type Ask, type Policy } from "../policy/policy";
import { answerKey, type Decision } from "../policy/verdicts";
import { callUnderWay, type CallUnderWay, isOver, nextUrls, parameter } from "./underWay";

/** What a Function knows of a line. */
export interface ScreenData {
  policy: Policy;
  /** Former voice handlers by E.164 number. */
  handlers: Record<string, Handler>;
  accountSid: string;
  /** `auto`, `none` or a URL: what answers where the fence itself fails. */
  fallback: string;
}

/** What answering a call needs from outside. */
export interface Outside {
  /** The data of a line, as they are read. Throws where there are none. */
  dataOf(line: string): unknown;
  /** Sends the look-up; null for no answer in time. */
  lookUp(request: LookUpRequest): Promise<LookUpAnswer | null>;
  /** Writes one entry of the log. Nothing in it is secret, nor does it name the caller. */
  log(entry: Readonly<Record<string, unknown>>): void;
}

/**
 * What a Function answers to a request of Twilio's: to a call that comes in, or to what happened in it since.
 *
 * @param parameters of the request, from its query and its body, whatever they are.
 * @throws Error if the call can be let in nowhere; the message is safe to show.
 */
export async function answerCall(parameters: unknown, outside: Outside): Promise<Verb[]> {
  if (isOver(parameters)) return [HANG_UP];
  const line = parameter(parameters, "line");
  let data: ScreenData;
  try {
    data = screenDataOf(outside.dataOf(line));
  } catch (error) {
    throw failure(line, error, outside);
  }
  try {
    return await screened(data, parameters, outside);
  } catch (error) {
    const reported = failure(line, error, outside);
    if (data.fallback === "none") throw reported;
    return letIn(data, parameters, reported);
  }
}

/** Without a policy and its forward there is nothing to go by. */
function screenDataOf(read: unknown): ScreenData {
  const { policy } = (read ?? {}) as Partial<ScreenData>;
  if (policy?.forward === undefined) throw new UnanswerableError("the data of the line hold no policy");
  return read as ScreenData;
}

/** Takes the call through the checks, with at most one look-up on the way. */
async function screened(data: ScreenData, parameters: unknown, outside: Outside): Promise<Verb[]> {
  const { policy } = data;
  let underWay = callUnderWay(policy, parameters);
  let step = nextStep(policy, underWay.call);
  if ("waitsFor" in step && step.waitsFor === "answer") {
    underWay = await askedAbout(step.ask, underWay, outside);
    step = nextStep(policy, underWay.call);
  }
  const context = contextOf(data, underWay);
  if (!("waitsFor" in step)) {
    if (step.kind === "forward" && step.wouldReject) note(policy, step, underWay, outside);
    const { end } = decidedOutcome(policy, step);
    return end.kind === "hangUp" ? [HANG_UP] : verbsOf(end, context);
  }
  if (step.waitsFor === "answer") throw new UnanswerableError("the look-up was asked for twice");
  return verbsOf(step.challenge, context);
}

/** The call with the answer of the look-up. */
async function askedAbout(ask: Ask, { call }: CallUnderWay, outside: Outside): Promise<CallUnderWay> {
  const answer = ask.of.kind === "webhook" ? await outside.lookUp(requestOf(ask.of.url, call.parameters)) : null;
  return { call: { ...call, answer }, answerKey: String(answerKey(ask, answer)) };
}

/** The request that a flow sends, byte for byte but for signs that would break its JSON. */
function requestOf(url: string, parameters: Readonly<Record<string, string>> = {}): LookUpRequest {
  const body = Object.fromEntries(Object.keys(LOOK_UP_PARAMETERS).map((name) => [name, parameters[name] ?? ""]));
  return { method: "POST", url, contentType: ASKED_AS, body: JSON.stringify(body) };
}

function contextOf({ policy, handlers, accountSid }: ScreenData, underWay: CallUnderWay): TwimlContext {
  return { call: underWay.call, handlers, accountSid, next: nextUrls(policy.line, underWay) };
}

/** Mode `monitor`: the entry that stands in Studio's log as the widget `would_reject`. */
function note({ line }: Policy, { by }: Decision, { call }: CallUnderWay, outside: Outside): void {
  outside.log({ would_reject: true, line, by, country: call.callerCountry, callSid: call.parameters?.CallSid });
}

/** The plain forward, for a call that something went wrong with. */
function letIn(data: ScreenData, parameters: unknown, reported: Error): Verb[] {
  try {
    const underWay = callUnderWay({}, parameters);
    return verbsOf(data.policy.forward, contextOf(data, underWay));
  } catch {
    // Twilio asks the number's fallback URL then.
    throw reported;
  }
}

/** Logs that something went wrong. Texts of unknown errors may hold addresses or data, so they are kept back. */
function failure(line: string, error: unknown, outside: Outside): Error {
  const known = error instanceof UnanswerableError;
  const { name = "unknown error", stack = "" } = error instanceof Error ? error : {};
  const reason = known ? error.message : name;
  // Line and column of the code, the only part of a stack that repeats nothing.
  const [, place] = known ? [] : (/:([0-9]+:[0-9]+)\)?$/m.exec(stack) ?? []);
  outside.log({ error: "the call could not be screened", line: line.slice(0, 64), reason, place });
  return new UnanswerableError(`Ringfence could not answer the call: ${reason}`);
}
