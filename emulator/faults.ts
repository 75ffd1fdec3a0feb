/** What goes wrong. Exactly one of these. */
export type Fault =
  /** Answered with this error; the operation does not run. `retryAfter` is the header's seconds. */
  | { status: number; code?: number; retryAfter?: number }
  /** The connection is reset before the operation runs, or after it ran and before the answer. */
  | { reset: "before" | "after" }
  /** The operation runs this many milliseconds late. */
  | { delayMs: number }
  /** The operation runs; its answer is cut off in the middle of the JSON. */
  | { malformed: true }
  /** The build that the request creates ends `failed`. */
  | { buildFails: true };

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
  /** How many matching requests it befalls. 1 when left out. */
  times?: number;
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

const kinds = ["status", "reset", "delayMs", "malformed", "buildFails"];

/** The faults that still wait for their request. */
export class FaultList {
  #waiting: { injected: InjectedFault; skip: number; times: number }[] = [];

  /** @throws when the fault cannot be understood, with what is wrong. */
  add(injected: InjectedFault): void {
    const named = Object.keys(injected.fault ?? {}).filter((key) => kinds.includes(key));
    if (named.length !== 1) throw new Error(`fault: give exactly one of ${kinds.join(", ")}`);
    for (const text of [injected.match?.path, injected.match?.form]) if (text !== undefined) new RegExp(text);
    this.#waiting.push({ injected, skip: injected.skip ?? 0, times: injected.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that befalls this request, if any: the oldest that matches. It is used up by one. */
  take(request: FaultTarget): Fault | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.times <= 0 || !matches(waiting.injected, request)) continue;
      if (waiting.skip > 0) {
        waiting.skip -= 1;
        continue;
      }
      waiting.times -= 1;
      return waiting.injected.fault;
    }
    return undefined;
  }
}

function matches({ match = {} }: InjectedFault, request: FaultTarget): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.path === undefined || new RegExp(match.path).test(request.target)) &&
    (match.form === undefined || new RegExp(match.form).test(request.form))
  );
}
