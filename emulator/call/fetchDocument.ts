import { shownUrl } from "../../flows/secrecy";
import { CONCURRENCY, type Hosting } from "../functions/hosting";
import { SIGNATURE, signatureOf } from "../functions/signature";
import { type HttpMethod } from "../state/model";
import { type Asking, hostedAnswer } from "./course";
import { DeadHandler, type Journey } from "./outcome";
import { webhookParameters } from "./parameters";

/** What Twilio's debugger shows of a Function that failed, besides what it shows of the call. */
const FUNCTION_FAILED = 82002;

/**
 * Fetches a document of a Serverless domain as Voice does: with the call's parameters, and signed for the account of the
 * called number.
 * @param parameters sent besides the call's own.
 * @throws {DeadHandler} when there is none, or it is not TwiML by its content type.
 */
export function* fetchDocument(
  { state }: Hosting,
  journey: Journey,
  url: string,
  method: HttpMethod,
  parameters: Record<string, string>,
): Asking<{ xml: string; isFunction: boolean }> {
  const form = { ...webhookParameters(journey.call, journey), ...parameters };
  const target = new URL(url);
  target.hash = "";
  if (method === "GET") for (const [name, value] of Object.entries(form)) target.searchParams.append(name, value);
  const body = method === "POST" ? form : {};
  const token = state.accounts[journey.accountSid]?.authToken ?? "";
  const headers = {
    host: target.host,
    "user-agent": "TwilioProxy/1.1",
    [SIGNATURE]: signatureOf(token, target.href, body),
    ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded; charset=utf-8" }),
  };
  const answer = yield* hostedAnswer({ method, url: target.href, headers, form: body });
  const isFunction = CONCURRENCY in answer.headers;
  const { status, content } = answer;
  const contentType = answer.headers["content-type"] ?? "";
  if (status < 200 || status > 299) {
    if (isFunction && status >= 500) journey.errorCodes.push(FUNCTION_FAILED);
    throw new DeadHandler(url, 11200, `${shownUrl(url)} answers ${status}`);
  }
  if (!/^(?:text\/(?:xml|html|plain)|application\/xml)\b/.test(contentType)) {
    throw new DeadHandler(url, 12300, `${shownUrl(url)} is ${contentType}, not TwiML`);
  }
  return { xml: content.toString("utf8"), isFunction };
}
