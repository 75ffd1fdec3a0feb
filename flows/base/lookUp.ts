/** What a look-up answered: an HTTP response. */
export interface LookUpAnswer {
  /** HTTP status. */
  status: number;
  /** `Content-Type`, as it was sent. */
  contentType: string;
  body: string;
}

/** A look-up as it is sent. */
export interface LookUpRequest {
  method: "GET" | "POST";
  url: string;
  contentType: string;
  body: string;
}

/** The type of a body that asks a web server. */
export const ASKED_AS = "application/json;charset=utf-8";

/** How a flow asks: by an HTTP request, or by running a Twilio Function. */
export type LookUpKind = "webhook" | "function";

/**
 * A body with a member `verdict` that is a text with something in it. Studio's Liquid shows a number as it shows a text,
 * so that the body has to tell them apart.
 */
export const VERDICT_PATTERN = String.raw`[\s\S]*"verdict"\s*:\s*"\s*[^"\s][\s\S]*`;

const verdictForm = new RegExp(`^(?:${VERDICT_PATTERN})$`, "i");

/** Is it a success to Studio? A redirect of a web server has been followed by then; a Function's is taken as an answer. */
export function isSuccess({ status }: LookUpAnswer, kind: LookUpKind): boolean {
  return status >= 200 && status < (kind === "function" ? 400 : 300);
}

/** The body as Studio parses it: an object, and that type alone; undefined for anything else. */
export function parsedBody({ contentType, body }: LookUpAnswer): Record<string, unknown> | undefined {
  if (contentType.trim().toLowerCase() !== "application/json") return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The verdict of an answer, as Studio compares texts; undefined where there is none in a form that we know. */
export function verdictOf(answer: LookUpAnswer | null | undefined, kind: LookUpKind): string | undefined {
  if (!answer || !isSuccess(answer, kind)) return undefined;
  const verdict = parsedBody(answer)?.verdict;
  if (typeof verdict !== "string" || !verdictForm.test(answer.body.trim())) return undefined;
  return verdict.trim().toLowerCase() || undefined;
}

/** The answer that gives this verdict. */
export function answerWith(verdict: string): LookUpAnswer {
  return { status: 200, contentType: "application/json", body: JSON.stringify({ verdict }) };
}
