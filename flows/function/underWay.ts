import { type Call, keysTaken } from "../base/call";
import { LOOK_UP_PARAMETERS } from "../base/names";
import { type Policy } from "../policy/policy";
import { answerOfKey } from "../policy/verdicts";

/** Where the Function answers. */
export const FUNCTION_PATH = "/ringfence";

/** Where it reads the data of a line. */
export const linePath = (line: string): string => `/lines/${line}.json`;

/** The line whose data lie at a path; undefined for anything else. */
export const lineAt = (path: string): string | undefined => /^\/lines\/(.+)\.json$/.exec(path)?.[1];

/** A call as a request shows it: what Twilio says of it, and what has happened in it so far. */
export interface CallUnderWay {
  /** The webhook's parameters, with the entries so far, and the answer of the look-up if there has been one. */
  call: Call & { digits: string[] };
  /** What became of the look-up; undefined if nobody has asked yet. */
  answerKey: string | undefined;
}

/** A parameter of the request as one text: of a doubled one the first, and blank for what is missing or no text. */
export function parameter(parameters: unknown, name: string): string {
  if (typeof parameters !== "object" || parameters === null || !Object.hasOwn(parameters, name)) return "";
  const value = (parameters as Record<string, unknown>)[name];
  const first: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  return typeof first === "string" ? first : "";
}

/** Does the caller come back from a recording? Then nothing is left to do. */
export function isOver(parameters: unknown): boolean {
  return parameter(parameters, "then") === "end";
}

/** The call that a request is about. Every request of a call carries what has happened in it: nothing is stored. */
export function callUnderWay({ ask }: Pick<Policy, "ask">, parameters: unknown): CallUnderWay {
  const given = parameter(parameters, "answer");
  // What is no key is one all the same: the look-up is made once.
  const answerKey = given === "" ? undefined : /^(?:other|[0-9]{1,6})$/.test(given) ? given : "none";
  const named = Object.keys(LOOK_UP_PARAMETERS).map((name) => [name, parameter(parameters, name)] as const);
  return {
    answerKey,
    call: {
      from: parameter(parameters, "From"),
      to: parameter(parameters, "To"),
      callerCountry: parameter(parameters, "CallerCountry"),
      parameters: Object.fromEntries(named),
      digits: entriesOf(parameters),
      ...(ask !== undefined && answerKey !== undefined && { answer: answerOfKey(ask, answerKey) }),
    },
  };
}

/** The entries so far. A request after a challenge has the earlier ones in its URL, and the last one as `Digits`. */
function entriesOf(parameters: unknown): string[] {
  if (typeof parameters !== "object" || parameters === null || !Object.hasOwn(parameters, "entries")) return [];
  const earlier = parameter(parameters, "entries").replace(/[^0-9*#,]/g, "");
  return `${earlier}${keysTaken(parameter(parameters, "Digits"))}`.split(",");
}

/** Where Twilio asks next in this call: when digits have been entered, and when a message was recorded. */
export function nextUrls(line: string, { call, answerKey }: CallUnderWay): { entered: string; recorded: string } {
  // A comma after each entry: so one empty entry and none at all differ.
  const entries = call.digits.map((entry) => `${entry},`).join("");
  return {
    entered: urlWith({ line, entries, ...(answerKey !== undefined && { answer: answerKey }) }),
    recorded: urlWith({ line, then: "end" }),
  };
}

/** Where the Function answers, with what it needs to know. The host name is left out. */
export function urlWith(query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${FUNCTION_PATH}?${pairs.join("&")}`;
}
