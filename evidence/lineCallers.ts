import { CallerTable } from "./callerTable";

/** What is kept of a caller of a line; the last two are the numbers, counted from 1, of the first group of each kind. */
const [CALLS, SECONDS, MINUTES, OUTCOME, CHANGE] = [0, 1, 2, 3, 4] as const;

/** Groups that one kind of them can have in the table of further groups. */
const MOST_GROUPS = 1 << 24;

/** A caller of a line. */
export interface KnownCaller {
  index: number;
  /** Seen for the first time. */
  isNew: boolean;
}

/**
 * The callers of all lines, in one table, as each table has room for twice what it holds. A caller is counted by outcome and by change; most
 * have one of each, which stands beside the caller, and only the others take room of their own.
 */
export class LineCallers {
  readonly #callers: CallerTable;
  readonly #furtherGroups: CallerTable;
  readonly #changed: CallerTable;

  /** @param most callers distinguished in one table; for tests. */
  constructor(most?: number) {
    this.#callers = new CallerTable(5, most);
    this.#furtherGroups = new CallerTable(0, most);
    this.#changed = new CallerTable(0, most);
  }

  /** Some callers could not be distinguished any more. */
  get isFull(): boolean {
    return this.#tables.some(({ isFull }) => isFull);
  }

  /** Bytes that the tables take. */
  get bytes(): number {
    return this.#tables.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Callers with a change, whatever their line. */
  get changed(): number {
    return this.#changed.size;
  }

  /** A caller of a line; undefined when there are too many to tell them apart. */
  find(line: number, caller: string): KnownCaller | undefined {
    return this.#callers.indexOf(line, caller);
  }

  /** Is it the first call of the caller with this outcome? */
  isNewInOutcome({ index }: KnownCaller, outcome: number): boolean {
    return this.#isNewIn(index, OUTCOME, outcome);
  }

  /** Is it the first call of the caller with this change? */
  isNewInChange({ index }: KnownCaller, caller: string, change: number): boolean {
    if (this.#callers.tally(index, CHANGE) === 0) this.#changed.indexOf(0, caller);
    return this.#isNewIn(index, CHANGE, change);
  }

  /** Adds a call that would not simply be forwarded. @returns what the caller's calls of that kind come to. */
  lose({ index }: KnownCaller, seconds: number, minutes: number): { calls: number; seconds: number } {
    this.#callers.add(index, MINUTES, minutes);
    return { calls: this.#callers.add(index, CALLS, 1), seconds: this.#callers.add(index, SECONDS, seconds) };
  }

  /** What the calls that would not simply be forwarded come to. */
  lost(index: number): { calls: number; answeredMinutes: number } {
    return { calls: this.#callers.tally(index, CALLS), answeredMinutes: this.#callers.tally(index, MINUTES) };
  }

  get #tables(): CallerTable[] {
    return [this.#callers, this.#furtherGroups, this.#changed];
  }

  #isNewIn(index: number, kind: typeof OUTCOME | typeof CHANGE, group: number): boolean {
    const first = this.#callers.tally(index, kind);
    if (first === 0) this.#callers.add(index, kind, group + 1);
    if (first === 0 || first === group + 1) return first === 0;
    return this.#furtherGroups.indexOf(kind * MOST_GROUPS + group, String(index))?.isNew === true;
  }
}
