/** What a request's fate says of Twilio's limit: nothing, when no answer came. */
export type Load = "answered" | "refused" | "unknown";

/**
 * How many requests are in flight at once. Twilio's limit is on concurrency and is not published, so it is found out: up to
 * the first 429 each answer makes room for one request more; a 429 halves the limit, and from then on only a run of answered
 * requests raises it by one. The account's own software shares Twilio's limit, so there is an end to it in any case.
 */
export class Limiter {
  #limit: number;
  #inFlight = 0;
  #answeredInARow = 0;
  #halvings = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    initial = 10,
    private readonly most = 20,
  ) {
    this.#limit = initial;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Runs `task` when there is room for it, first come, first served. `judge` says what its result tells of the load. */
  async run<T>(task: () => Promise<T>, judge: (result: T) => Load): Promise<T> {
    await this.#admission();
    const halvings = this.#halvings;
    try {
      const result = await task();
      this.#learn(judge(result), halvings);
      return result;
    } finally {
      this.#inFlight -= 1;
      this.#admit();
    }
  }

  /** A place is taken the moment it is given, so that no two wake-ups count the same one. */
  #admission(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#admit();
    });
  }

  #admit(): void {
    while (this.#inFlight < this.#limit) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#inFlight += 1;
      next();
    }
  }

  #learn(load: Load, halvings: number): void {
    if (load === "unknown") return;
    this.#answeredInARow = load === "answered" ? this.#answeredInARow + 1 : 0;
    // Requests that were under way together are refused together: that is one sign, not ten.
    if (load === "refused" && halvings === this.#halvings) {
      this.#halvings += 1;
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    }
    const enough = this.#halvings === 0 ? 1 : this.#limit * 2;
    if (this.#answeredInARow >= enough && this.#limit < this.most) {
      this.#answeredInARow = 0;
      this.#limit += 1;
    }
  }
}
