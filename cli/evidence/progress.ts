import { type Terminal } from "../terminal";

/** Milliseconds between two lines of progress. */
const INTERVAL = 200;

/** Tells on a screen how far a long read has come. Into a pipe it tells nothing. */
export class Progress {
  #counts = new Map<string, number>();
  #shownAt = 0;
  #isShown = false;
  readonly #isScreen = process.stderr.isTTY;
  readonly #interrupted = () => {
    this.#clear();
    this.terminal.error(`Stopped. Read until then: ${this.words() || "nothing"}. Nothing was written.\n`);
    process.exit(130);
  };

  constructor(private readonly terminal: Terminal) {}

  /** Runs a read. Ctrl-C ends the process at once, and says what was read. */
  async during<T>(read: () => Promise<T>): Promise<T> {
    process.once("SIGINT", this.#interrupted);
    try {
      return await read();
    } finally {
      process.removeListener("SIGINT", this.#interrupted);
      this.#clear();
    }
  }

  /** Counts things that were read, such as `calls`. */
  add(what: string, count = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
    if (!this.#isScreen || Date.now() - this.#shownAt < INTERVAL) return;
    this.#shownAt = Date.now();
    this.#isShown = true;
    this.terminal.error(`\r\u001b[KReading: ${this.words()}`);
  }

  /** What was read, such as `1,200 calls, 40 executions`. */
  words(): string {
    return [...this.#counts].map(([what, count]) => `${count.toLocaleString("en")} ${what}`).join(", ");
  }

  #clear(): void {
    if (this.#isShown) this.terminal.error("\r\u001b[K");
    this.#isShown = false;
  }
}
