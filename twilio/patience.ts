import { setTimeout as sleep } from "node:timers/promises";

/** Pauses between looks, in ms. */
const LOOKS_AGAIN = [500, 1_000, 1_500];

/** Every wait of the provider goes through here: between retries, looks and polls. A Cancel ends them all at once. */
export class Patience {
  readonly #over = new AbortController();

  /** @param pace what every wait is multiplied with; 1 but in tests */
  constructor(private readonly pace = 1) {}

  /** Whether the engine sent Cancel: nothing new is written any more. */
  get over(): boolean {
    return this.#over.signal.aborted;
  }

  end(): void {
    this.#over.abort();
  }

  /** A time limit of `ms` milliseconds. However short the waits are, a busy machine gets three seconds for an answer. */
  limit(ms: number): number {
    return Math.max(3_000, ms * this.pace);
  }

  /** Whether at most `ms` milliseconds have passed since `moment`, by the clock that nobody sets (`performance.now()`). */
  isRecent(moment: number, ms: number): boolean {
    return performance.now() - moment <= ms * this.pace;
  }

  /** Waits `ms` milliseconds, or until the end of patience. */
  async pause(ms: number): Promise<void> {
    await sleep(ms * this.pace, undefined, { signal: this.#over.signal }).catch(() => undefined);
  }

  /** Looks again until what is seen is settled, for three seconds at most: a read may lag behind a write. @returns the last look */
  async lookUntil<T>(first: T, look: () => Promise<T>, isSettled: (seen: T) => boolean): Promise<T> {
    let seen = first;
    for (const pause of LOOKS_AGAIN) {
      if (isSettled(seen) || this.over) break;
      await this.pause(pause);
      seen = await look();
    }
    return seen;
  }
}
