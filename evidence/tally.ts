/** Sums under keys that are made of several parts. */
export class Tally<Key extends Readonly<Record<string, string>>, Sums extends Record<string, number>> {
  readonly #rows = new Map<string, { index: number; key: Key; sums: Sums }>();

  /** @param fresh the sums of a row that is new. */
  constructor(private readonly fresh: () => Sums) {}

  /** The row of a key, with its number: made if there is none. */
  row(key: Key): { index: number; sums: Sums } {
    const name = Object.values(key).join("\n");
    let row = this.#rows.get(name);
    if (row === undefined) {
      row = { index: this.#rows.size, key, sums: this.fresh() };
      this.#rows.set(name, row);
    }
    return row;
  }

  /** Every row as one object, most calls first, equal ones by their keys. */
  rows(by: keyof Sums): (Key & Sums)[] {
    return [...this.#rows]
      .sort(
        ([oneName, one], [otherName, other]) =>
          Number(other.sums[by]) - Number(one.sums[by]) || (oneName < otherName ? -1 : 1),
      )
      .map(([, { key, sums }]) => ({ ...key, ...sums }));
  }

  /** The keys in the order in which they came. */
  get keys(): Key[] {
    return [...this.#rows.values()].map(({ key }) => key);
  }
}
