import { type Fault, type InjectedFault } from "../../emulator";
import { UsageError } from "../usageError";

/** The help text on the words of a fault. */
export const FAULT_WORDS = `
A fault is written in words: WHAT [times=N] [skip=N] [form=REGEXP] [on [METHOD] PATH]

  WHAT                 what happens to the request
  429, 500, 503, …     that error, and nothing is done; also code=20429, retry-after=SECONDS, and
                       echo: the message repeats what was sent, plain and percent-encoded
  reset-before         the connection is reset before the change
  reset-after          the change is made, then the connection is reset: the answer is lost
  timeout-before       no answer ever comes, and nothing is done
  timeout-after        no answer ever comes, though the change is made
  delay=MS             the request is carried out that much later
  malformed            the change is made, and the answer is cut off
  build-fails          the Serverless build that the request creates ends as failed
  delayed-reads=N      the change is made; the next N reads of what was made are a 404
  stale-reads=N        the change is made; the next N reads of numbers and flows show what was there before
  lag=MS               the change is made; for so long, reads of numbers and flows show what was there before

  times=N              how many requests it affects; 1 by default
  times=always         every request from now on, until --clear; always alone says the same
  skip=N               how many of them pass first
  form=REGEXP          only requests whose form has that text
  on METHOD PATH       only requests whose method and /HOST/PATH?QUERY match; PATH is a regular expression

Examples:
  429 retry-after=2 times=5 on POST /v2/Flows
  reset-after on POST /IncomingPhoneNumbers/
  400 code=21402 echo on POST /IncomingPhoneNumbers/
  503 times=always
`;

const plain: Record<string, Fault> = {
  "reset-before": { reset: "before" },
  "reset-after": { reset: "after" },
  "timeout-before": { timeout: "before" },
  "timeout-after": { timeout: "after" },
  malformed: { malformed: true },
  "build-fails": { buildFails: true },
};

/**
 * Reads a fault from its words; see {@link FAULT_WORDS}.
 * @throws {UsageError} naming the word that is not understood.
 */
export function faultFromWords(text: string): InjectedFault {
  const words = text.trim().split(/\s+/);
  const what = words.shift() ?? "";
  const on = words.indexOf("on");
  const place = on < 0 ? [] : words.splice(on).slice(1);
  if (on >= 0 && place.length === 0) throw notUnderstood(text, "on", "name a METHOD, a PATH or both behind it");

  let fault = faultOf(text, what);
  const match: InjectedFault["match"] = placeOf(text, place);
  const injected: InjectedFault = { fault };
  for (const word of words) {
    const [, name = word, value = ""] = /^([a-z-]+)=(.*)$/.exec(word) ?? [];
    const number = () => wholeNumber(text, word, value);
    if (word === "always" || word === "times=always") injected.times = "always";
    else if (name === "times") injected.times = number();
    else if (name === "skip") injected.skip = number();
    else if (name === "form" && value) match.form = value;
    else if (name === "code" && "status" in fault) fault = { ...fault, code: number() };
    else if (word === "echo" && "status" in fault) fault = { ...fault, echo: true };
    else if (name === "retry-after" && "status" in fault) fault = { ...fault, retryAfter: number() };
    else throw notUnderstood(text, word, "see npx ringfence emulator fault --help for the words there are");
  }
  return { ...injected, fault, ...(Object.keys(match).length > 0 && { match }) };
}

function faultOf(text: string, what: string): Fault {
  const known = plain[what];
  if (known) return known;
  if (/^[45]\d\d$/.test(what)) return { status: Number(what) };
  const [, name, value = ""] = /^(delay|delayed-reads|stale-reads|lag)=(.*)$/.exec(what) ?? [];
  if (name === "delay") return { delayMs: wholeNumber(text, what, value) };
  if (name === "delayed-reads") return { delayedReads: wholeNumber(text, what, value) };
  if (name === "stale-reads") return { staleReads: wholeNumber(text, what, value) };
  if (name === "lag") return { lagMs: wholeNumber(text, what, value) };
  const all = ["429", "500", "503", ...Object.keys(plain), "delay=MS", "delayed-reads=N", "stale-reads=N", "lag=MS"];
  throw notUnderstood(text, what, `a fault begins with one of ${all.join(", ")}`);
}

function placeOf(text: string, place: string[]): NonNullable<InjectedFault["match"]> {
  const [first = "", second, extra] = place;
  if (extra !== undefined) throw notUnderstood(text, extra, "only METHOD and PATH may stand behind on");
  const isMethod = /^[A-Z]+$/.test(first);
  if (second !== undefined && !isMethod) throw notUnderstood(text, first, "the method comes first, such as POST");
  const path = isMethod ? second : first;
  return { ...(isMethod && { method: first }), ...(path && { path }) };
}

function wholeNumber(text: string, word: string, value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw notUnderstood(text, word, "give a whole number behind =");
  return Number(value);
}

function notUnderstood(text: string, word: string, remedy: string): UsageError {
  return new UsageError(`fault "${text}": "${word}" is not understood; ${remedy}`);
}
