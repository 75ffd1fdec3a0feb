import { type LookUpAnswer, type LookUpRequest } from "../../flows/base/lookUp";
import { type HostedAnswer } from "../functions/answers";
import { type Hosting } from "../functions/hosting";
import { type HostedRequest } from "../functions/invoke";
import { fetchFromServers } from "../servers";
import { type EmulatorState } from "../state/model";
import { type CallOutcome } from "./outcome";

/** Studio waits so long for an answer. */
const TIMEOUT_MS = 10_000;

/** Studio reads answers up to this size. */
const MAX_BODY = 64 * 1024;

/** What a call has to ask before it can go on. */
type Question = { hosted: HostedRequest } | { lookUp: LookUpRequest; unknown: Error };

/** Something that stops at each question, and goes on with the answer. */
export type Asking<T> = Generator<Question, T, HostedAnswer | LookUpAnswer | null>;

/** The course of a call. It is taken at once where all answers come at once, and waits where they do not. */
export type Course = Asking<CallOutcome>;

/** Asks what a Serverless domain answers. */
export function* hostedAnswer(hosted: HostedRequest): Asking<HostedAnswer> {
  return (yield { hosted }) as HostedAnswer;
}

/**
 * Asks what a look-up answers.
 * @param unknown thrown where look-ups are not sent.
 */
export function* lookUpAnswer(lookUp: LookUpRequest, unknown: Error): Asking<LookUpAnswer | null> {
  return (yield { lookUp, unknown }) as LookUpAnswer | null;
}

/** Takes a call along its course; a promise only where something has to be waited for. */
export function carriedOut(course: Course, hosting: Hosting, looksUp: boolean): CallOutcome | Promise<CallOutcome> {
  const onward = (step: IteratorResult<Question, CallOutcome>): CallOutcome | Promise<CallOutcome> => {
    let next = step;
    while (!next.done) {
      const question = next.value;
      if ("unknown" in question && !looksUp) next = course.throw(question.unknown);
      else {
        const answer =
          "hosted" in question ? hosting.answer(question.hosted) : lookedUp(hosting.state, question.lookUp);
        if (answer instanceof Promise) return answer.then((value) => onward(course.next(value)));
        next = course.next(answer);
      }
    }
    return next.value;
  };
  return onward(course.next());
}

/** What the registered server answers; null where there is none, or it does not answer as Studio needs it. */
async function lookedUp(state: EmulatorState, request: LookUpRequest): Promise<LookUpAnswer | null> {
  if (!URL.canParse(request.url)) return null;
  try {
    const response = await fetchFromServers(state, request.url, {
      method: request.method,
      headers: { "content-type": request.contentType },
      ...(request.method === "POST" && { body: request.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    if (body.length > MAX_BODY) return null;
    return { status: response.status, contentType: response.headers.get("content-type") ?? "", body };
  } catch {
    return null;
  }
}
