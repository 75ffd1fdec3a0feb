/** How old an answer about what others may change can be, in ms: a long queue of other resources may stand in between. */
export const FRESH = 5_000;

/**
 * Requests that are sent before the operation that needs their answer, so that Twilio answers while the engine goes on:
 * from a check to the update that follows it the engine takes about as long as Twilio. Only what changes nothing is sent
 * ahead.
 */
export class Ahead {
  readonly #begun = new Map<string, { answer: Promise<unknown>; at: number }>();

  /** Sends it now, in the place of what was begun under this name before. If it fails, whoever takes it gets the error. */
  begin(name: string, work: () => Promise<unknown>): void {
    const answer = work();
    answer.catch(() => undefined);
    this.#begun.set(name, { answer, at: performance.now() });
  }

  /** What was begun under this name, once; undefined if nothing was, or longer ago than `oldest` ms. */
  take<T>(name: string, oldest = Infinity): Promise<T> | undefined {
    const begun = this.#begun.get(name);
    this.#begun.delete(name);
    return begun && performance.now() - begun.at <= oldest ? (begun.answer as Promise<T>) : undefined;
  }
}
