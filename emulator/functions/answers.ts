import { inspect, types } from "node:util";
import { FunctionResponse } from "./functionResponse";
import { isTwiml } from "./twilioPackage";

/** What a URL of a Serverless domain answers. */
export interface HostedAnswer {
  status: number;
  /** Names in small letters; `content-type` is always there. */
  headers: Record<string, string>;
  content: Buffer;
}

/** How a run of a Function ended. */
export type Finished = { value: unknown } | { error: unknown } | { timedOut: true };

/** The answer that a run makes. */
export function answerOf(finished: Finished): HostedAnswer {
  // Twilio documents the words and the limit, and that it counts as a 5xx; the status is taken from its gateways.
  if ("timedOut" in finished) return answer(504, "application/json", { message: "runtime application timed out" });
  if ("error" in finished) {
    const { error } = finished;
    if (!isError(error)) return sent(500, {}, error);
    return answer(500, "application/json", { message: error.message, name: error.name, stack: error.stack });
  }
  const { value } = finished;
  if (typeof value === "string") return answer(200, "text/plain", value);
  if (value instanceof FunctionResponse) return sent(value.statusCode, value.headers, value.body);
  if (typeof value === "object" && value !== null && isTwiml(value)) {
    return answer(200, "text/xml", (value as { toString(): string }).toString());
  }
  return sent(200, {}, value);
}

/** An answer of the gateway itself. */
export function refusal(status: number, text: string): HostedAnswer {
  return answer(status, "text/plain", text);
}

/** What the log says of a run that failed; undefined when it did not. */
export function troubleOf(finished: Finished): string | undefined {
  if ("timedOut" in finished) return "runtime application timed out";
  if (!("error" in finished)) return undefined;
  const { error } = finished;
  return isError(error) ? (error.stack ?? error.message) : inspect(error);
}

/** An error of any realm: a Function has its own `Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/** As the web server under Twilio's runtime sends a value: text as HTML, anything else as JSON. */
function sent(status: number, headers: Record<string, string>, body: unknown): HostedAnswer {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const type = own["content-type"] ?? (typeof body === "string" ? "text/html" : "application/json");
  const made = answer(status, type, body);
  return { ...made, headers: { ...own, ...made.headers } };
}

function answer(status: number, type: string, body: unknown): HostedAnswer {
  const headers = { "content-type": /^text\/[^;]+$/.test(type) ? `${type}; charset=utf-8` : type };
  if (Buffer.isBuffer(body)) return { status, headers, content: body };
  return { status, headers, content: Buffer.from(typeof body === "string" ? body : (JSON.stringify(body) ?? "")) };
}
