/** Callers that a table has room for when it begins; a power of two, as every later size. */
const FIRST_ROOM = 1 << 11;

/** Callers that one table tells apart: 75 MB with five tallies each. */
const MOST_CALLERS = 1 << 21;

/**
 * Tallies by caller in bounded memory. A caller is remembered by 64 bits of a hash, not by name: of a million callers, two
 * are taken for one with a chance of 1 in 37 million. A full table takes no new caller, and says so.
 */
export class CallerTable {
  /** Some callers could not be distinguished any more. */
  isFull = false;
  #size = 0;
  /** For each place, the number of the caller there, counted from 1; half of the places stay free. */
  #places = new Uint32Array(FIRST_ROOM * 2);
  #high = new Uint32Array(FIRST_ROOM);
  #low = new Uint32Array(FIRST_ROOM);
  #tallies: Uint32Array[];

  /**
   * @param tallies how many numbers are kept for each caller.
   * @param most callers at the most.
   */
  constructor(
    tallies = 0,
    private readonly most = MOST_CALLERS,
  ) {
    this.#tallies = Array.from({ length: tallies }, () => new Uint32Array(FIRST_ROOM));
  }

  /** How many callers there are. */
  get size(): number {
    return this.#size;
  }

  /**
   * The number of a caller, counted from 0; undefined when the table is full and the caller is not in it.
   *
   * @param scope callers of one name in two scopes are two.
   */
  indexOf(scope: number, caller: string): { index: number; isNew: boolean } | undefined {
    const [high, low] = hash(scope, caller);
    const known = this.#places[this.#find(high, low)] ?? 0;
    if (known > 0) return { index: known - 1, isNew: false };
    if (this.#size >= this.most) {
      this.isFull = true;
      return undefined;
    }
    if (this.#size >= this.#high.length) this.#grow();
    const index = this.#size;
    this.#high[index] = high;
    this.#low[index] = low;
    this.#size += 1;
    this.#places[this.#find(high, low)] = this.#size;
    return { index, isNew: true };
  }

  /** Adds to a tally of a caller, and gives what it is now. Stops at the largest number that it can hold. */
  add(index: number, tally: number, amount: number): number {
    const tallies = this.#tallies[tally];
    if (tallies === undefined) throw new RangeError(`there is no tally ${tally}`);
    const sum = Math.min((tallies[index] ?? 0) + amount, 0xffffffff);
    tallies[index] = sum;
    return sum;
  }

  /** Bytes that it takes: bounded by the callers it may have, however many calls there are. */
  get bytes(): number {
    return [this.#places, this.#high, this.#low, ...this.#tallies].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** A tally of a caller. */
  tally(index: number, tally: number): number {
    return this.#tallies[tally]?.[index] ?? 0;
  }

  #find(high: number, low: number): number {
    const mask = this.#places.length - 1;
    let place = low & mask;
    for (;;) {
      const index = (this.#places[place] ?? 0) - 1;
      if (index < 0 || (this.#high[index] === high && this.#low[index] === low)) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    const room = this.#high.length * 2;
    const grown = (old: Uint32Array) => {
      const larger = new Uint32Array(room);
      larger.set(old);
      return larger;
    };
    this.#high = grown(this.#high);
    this.#low = grown(this.#low);
    this.#tallies = this.#tallies.map(grown);
    this.#places = new Uint32Array(room * 2);
    for (let index = 0; index < this.#size; index += 1) {
      this.#places[this.#find(this.#high[index] ?? 0, this.#low[index] ?? 0)] = index + 1;
    }
  }
}

/** Two halves of a 64-bit hash (two rounds of multiply and mix over the characters). */
function hash(scope: number, text: string): [high: number, low: number] {
  let high = 0xdeadbeef ^ scope;
  let low = 0x41c6ce57 ^ Math.imul(scope, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return [high >>> 0, low >>> 0];
}
