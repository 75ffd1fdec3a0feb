import { checkFault, type Fault, type InjectedFault } from "./faultRules";

/** A request as far as faults and kills look at it. */
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
    // JSON has no Infinity, so what lasts is a word.
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
      if (!matches(waiting.injected.match, request)) continue;
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

/** Whether a request is of the kind that a fault or a kill names; every request is where it names none. */
export function matches(match: InjectedFault["match"] = {}, request: FaultTarget): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.path === undefined || new RegExp(match.path).test(request.target)) &&
    (match.form === undefined || new RegExp(match.form).test(request.form))
  );
}
