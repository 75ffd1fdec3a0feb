/** Twilio rates calls to a hundred-thousandth of the currency. Sums are made of whole ones, so that they do not drift. */
const UNITS = 100_000;

/** Sums of prices by currency. */
export class Money {
  readonly #sums = new Map<string, number>();

  /** A call that is not rated yet adds nothing. */
  add(price: number | undefined, currency: string): void {
    if (price === undefined || price === 0) return;
    this.#sums.set(currency, (this.#sums.get(currency) ?? 0) + Math.round(price * UNITS));
  }

  /** The sums, such as `{ USD: 1.23 }`. A price without a currency stands under `unknown`. */
  toJson(): Record<string, number> {
    const sums = [...this.#sums].sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(sums.map(([currency, sum]) => [currency || "unknown", sum / UNITS]));
  }
}
