import { checkFault } from "./fault-rules";

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
  /** The build that the request creates ends `failed`. */
  | { buildFails: true }
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

/** A request as far as faults look at it. */
export interface FaultTarget {
  method: string;
  /** `/HOST/PATH?QUERY`. */
  target: string;
  form: string;
}

/** The faults that still wait for their request. */
export class FaultList {
  #waiting: { injected: InjectedFault; skip: number; times: number | "always" }[] = [];

  /** @throws when the fault cannot be understood, with everything that is wrong. */
  add(injected: InjectedFault): void {
    checkFault(injected);
    // JSON has no Infinity, so what lasts is told by a word.
    const times = injected.times === Infinity ? "always" : (injected.times ?? 1);
    this.#waiting.push({ injected, skip: injected.skip ?? 0, times });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The faults that are left, the oldest first, with what is left of `skip` and `times`. */
  waiting(): InjectedFault[] {
    return this.#waiting.map(({ injected, skip, times }) => ({ ...injected, skip, times }));
  }

  /** The fault that befalls this request, if any: the oldest that matches. It is used up by one. */
  take(request: FaultTarget): Fault | undefined {
    for (const waiting of this.#waiting) {
      if (!matches(waiting.injected, request)) continue;
      if (waiting.skip > 0) {
        waiting.skip -= 1;
        continue;
      }
      if (waiting.times !== "always") waiting.times -= 1;
      if (waiting.times === 0) this.#waiting = this.#waiting.filter((each) => each !== waiting);
      return waiting.injected.fault;
    }
    return undefined;
  }

  /** Hides what an answer is about from its next reads: the reads of a replica that lags behind. */
  hide(answer: object | undefined, reads: number): void {
    const sid = answer && "sid" in answer ? answer.sid : undefined;
    if (typeof sid !== "string") return;
    this.add({ match: { method: "GET", path: `/${sid}(?:[/.?]|$)` }, times: reads, fault: { status: 404 } });
  }
}

function matches({ match = {} }: InjectedFault, request: FaultTarget): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.path === undefined || new RegExp(match.path).test(request.target)) &&
    (match.form === undefined || new RegExp(match.form).test(request.form))
  );
}
