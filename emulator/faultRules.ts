/** What goes wrong. Exactly one of these. */
export type Fault =
  /**
   * Answered with this error; the operation does not run. `retryAfter` is the header's seconds. With `echo` the message
   * repeats what the request sent, plain and percent-encoded, as errors of real APIs do.
   */
  | { status: number; code?: number; retryAfter?: number; echo?: boolean }
  /** The connection is reset before the operation runs, or after it ran and before the answer. */
  | { reset: "before" | "after" }
  /** No answer ever comes: before the operation runs, or after it ran. It ends when the client gives up. */
  | { timeout: "before" | "after" }
  /** The operation runs this many milliseconds late. */
  | { delayMs: number }
  /** The operation runs; its answer is cut off in the middle of the JSON. */
  | { malformed: true }
  /** The build that the request creates ends `failed`; a text is then in the log of the service's environments. */
  | { buildFails: true | string }
  /** The operation runs; the next so many reads of the thing it answered with, by its SID, are a 404. */
  | { delayedReads: number }
  /** The operation runs; for so many milliseconds, reads of numbers and flows show what was there before it. */
  | { lagMs: number }
  /** The operation runs; the next so many reads of numbers and flows show what was there before it. */
  | { staleReads: number };

/** A fault to inject. */
export interface InjectedFault {
  /** Which requests; all of them when left out. */
  match?: {
    /** HTTP method. */
    method?: string;
    /** Regular expression, searched in `/HOST/PATH?QUERY`. */
    path?: string;
    /** Regular expression, searched in the form as it was sent. */
    form?: string;
  };
  /** How many matching requests it befalls, or `always`: until it is cleared. 1 when left out. */
  times?: number | "always";
  /** How many matching requests pass untouched first. 0 when left out. */
  skip?: number;
  fault: Fault;
}

/** What the fields of a fault may hold; the first field of each line names the kind. */
const rules: Record<string, { takes: (value: unknown) => boolean; text: string }> = {
  status: { takes: wholeNumber(400, 599), text: "an HTTP status from 400 to 599" },
  reset: { takes: moment, text: '"before" or "after"' },
  timeout: { takes: moment, text: '"before" or "after"' },
  delayMs: { takes: wholeNumber(0, 2 ** 31 - 1), text: "whole milliseconds" },
  malformed: { takes: (value) => value === true, text: "true" },
  buildFails: {
    takes: (value) => value === true || (typeof value === "string" && value !== ""),
    text: "true, or a text for the log",
  },
  lagMs: { takes: wholeNumber(1, 2 ** 31 - 1), text: "whole milliseconds, 1 or more" },
  staleReads: { takes: wholeNumber(1, Infinity), text: "how many reads, 1 or more" },
  delayedReads: { takes: wholeNumber(1, Infinity), text: "how many reads, 1 or more" },
};

/** Fields that go with `status`. */
const details: typeof rules = {
  code: { takes: wholeNumber(1, 99_999), text: "one of Twilio's error codes, such as 20429" },
  echo: { takes: (value) => typeof value === "boolean", text: "true or false" },
  retryAfter: { takes: wholeNumber(0, 86_400), text: "whole seconds" },
};

/**
 * Holds a fault, which may come from outside as JSON, against {@link InjectedFault}.
 * @throws with everything that is wrong.
 */
export function checkFault({ match, times = 1, skip = 0, fault }: InjectedFault): void {
  const wrong: string[] = [];
  const given: Record<string, unknown> = typeof fault === "object" && fault !== null ? { ...fault } : {};
  const kinds = Object.keys(given).filter((name) => name in rules);
  if (kinds.length !== 1) wrong.push(`fault: give exactly one of ${Object.keys(rules).join(", ")}`);
  for (const [name, value] of Object.entries(given)) {
    const rule = rules[name] ?? (kinds[0] === "status" ? details[name] : undefined);
    if (!rule) wrong.push(`fault.${name}: there is no such field${name in details ? " without status" : ""}`);
    else if (value !== undefined && !rule.takes(value)) {
      wrong.push(`fault.${name}: ${JSON.stringify(value)} is not ${rule.text}`);
    }
  }
  if (times !== "always" && times !== Infinity && !wholeNumber(1, Infinity)(times)) {
    wrong.push(`times: ${times} is not 1 or more, and not "always"`);
  }
  if (!wholeNumber(0, Infinity)(skip)) wrong.push(`skip: ${skip} is not 0 or more`);
  for (const name of ["path", "form"] as const) {
    const trouble = match?.[name] === undefined ? undefined : troubleOfPattern(match[name]);
    if (trouble) wrong.push(`match.${name}: ${trouble}`);
  }
  if (wrong.length > 0) throw new Error(wrong.join("; "));
}

function wholeNumber(least: number, most: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function moment(value: unknown): boolean {
  return value === "before" || value === "after";
}

function troubleOfPattern(text: string): string | undefined {
  try {
    new RegExp(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
