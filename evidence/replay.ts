import { isHidden } from "../flows";
import { begunMinutes, type CallRecord, dayOf } from "./callRecord";
import { type KnownCaller, LineCallers } from "./lineCallers";
import { Money } from "./money";
import { planCountry } from "./numberPlan";
import {
  type ChangedKey,
  type CountrySource,
  type OutcomeKey,
  type OutcomeSums,
  type RegularCaller,
  type ReplayLineResult,
  type ReplayResult,
} from "./replayResult";
import { Tally } from "./tally";
import { differs, isTurnedAway, type Judge, type Verdict } from "./verdict";

/** What is known of a call beyond its record. */
export interface SeenCall {
  /** As Twilio gave it; blank for none. */
  country: string;
  source: Exclude<CountrySource, "number">;
  /** Further parameters of the call, such as `StirVerstat`. */
  parameters?: Readonly<Record<string, string>>;
}

/** A line whose calls are judged. */
export interface ReplayLine {
  name: string;
  judge: Judge;
  /** Two that are compared; undefined where nothing is. `judge` may enforce what `now` only notes. */
  compared?: { before: Judge; now: Judge };
}

/** Callers with so many calls and so many seconds of talk are regulars. */
const REGULAR_CALLS = 2;
const REGULAR_SECONDS = 60;

/** Regulars of one line that are named, most minutes first: more than people read, and an answer of a megabyte or two. */
const MOST_NAMED = 10_000;

/** Regulars of all lines that are remembered by number; a file can have millions. */
const MOST_REGULARS = 100_000;

interface Regular {
  caller: string;
  country: string;
  verdict: Verdict;
}

/** Judges calls one by one and keeps sums of them, never the calls themselves. */
export class Replay {
  readonly #lines: LineSums[];
  readonly #skipped = new Map<string, number>();
  readonly #countries: Record<CountrySource, number> = { execution: 0, insights: 0, number: 0 };
  readonly #changed = new Tally<ChangedKey, { calls: number; callers: number }>(() => ({ calls: 0, callers: 0 }));
  readonly #callers: LineCallers;
  #calls = 0;
  #changedCalls = 0;
  #first = Infinity;
  #last = -Infinity;

  /**
   * @param lines in the order in which they are shown.
   * @param mostCallers callers distinguished in one table; for tests.
   */
  constructor(
    private readonly lines: readonly ReplayLine[],
    mostCallers?: number,
  ) {
    this.#callers = new LineCallers(mostCallers);
    const room = { regulars: MOST_REGULARS };
    this.#lines = lines.map(() => new LineSums(this.#callers, room));
  }

  /** Counts a call that is not judged, and why. */
  skip(reason: string, calls = 1): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + calls);
  }

  /** Judges a call to a line. */
  add(lineIndex: number, record: CallRecord, seen?: SeenCall): void {
    const [line, sums] = [this.lines[lineIndex], this.#lines[lineIndex]];
    if (line === undefined || sums === undefined) throw new RangeError(`there is no line ${lineIndex}`);
    const { from, to, startedAt } = record;
    const callerCountry = seen?.country ?? planCountry(from);
    const call = { from, to, callerCountry, ...(seen?.parameters && { parameters: seen.parameters }) };
    const verdict = line.judge(call);
    // Twilio is known to give hidden callers a country that is not theirs.
    const country = isHidden(from) ? "" : callerCountry.trim().toUpperCase();
    this.#calls += 1;
    this.#countries[seen?.source ?? "number"] += 1;
    if (startedAt !== undefined) {
      this.#first = Math.min(this.#first, startedAt);
      this.#last = Math.max(this.#last, startedAt);
    }
    const caller = this.#callers.find(lineIndex, from);
    sums.add(record, country, verdict, caller);
    if (line.compared === undefined) return;
    const [before, now] = [line.compared.before(call), line.compared.now(call)];
    if (!differs(before, now)) return;
    const key = { line: line.name, country, by: now.by, from: before.outcome, to: now.outcome };
    const { index, sums: changed } = this.#changed.row(key);
    changed.calls += 1;
    this.#changedCalls += 1;
    if (caller !== undefined && this.#callers.isNewInChange(caller, from, index)) changed.callers += 1;
  }

  /** Bytes of what is kept of callers. It depends on how many callers there are, up to a bound, and never on the calls. */
  get callerBytes(): number {
    return this.#callers.bytes;
  }

  /** What all of it comes to. */
  result(): ReplayResult {
    return {
      calls: this.#calls,
      skipped: [...this.#skipped].map(([reason, calls]) => ({ reason, calls })).sort((a, b) => b.calls - a.calls),
      countries: { ...this.#countries },
      lines: Object.fromEntries(this.#lines.map((sums, index) => [this.lines[index]?.name ?? "", sums.result()])),
      changed: this.#changed.rows("calls"),
      totalChanged: { calls: this.#changedCalls, callers: this.#callers.changed },
      span: this.#calls > 0 && this.#last >= this.#first ? { first: this.#first, last: this.#last } : undefined,
      isApproximate: this.#callers.isFull,
    };
  }
}

class LineSums {
  readonly #outcomes = new Tally<OutcomeKey, OutcomeSums>(() => ({ calls: 0, callers: 0, answeredMinutes: 0 }));
  readonly #days = new Map<string, { calls: number; turnedAway: number }>();
  readonly #regulars = new Map<number, Regular>();
  readonly #price = new Money();
  #savedMinutes = 0;
  #calls = 0;
  #callers = 0;
  #hasMoreRegulars = false;

  /** @param room for further regulars, of which all lines share one. */
  constructor(
    private readonly callers: LineCallers,
    private readonly room: { regulars: number },
  ) {}

  add(record: CallRecord, country: string, verdict: Verdict, caller: KnownCaller | undefined): void {
    const { from, startedAt, seconds, price, currency } = record;
    const { outcome, by } = verdict;
    const minutes = begunMinutes(seconds);
    this.#calls += 1;
    if (caller?.isNew) this.#callers += 1;
    const { index, sums } = this.#outcomes.row({ outcome, by, country });
    sums.calls += 1;
    sums.answeredMinutes += minutes;
    if (caller !== undefined && this.callers.isNewInOutcome(caller, index)) sums.callers += 1;
    if (startedAt !== undefined) {
      const name = dayOf(startedAt);
      const day = this.#days.get(name) ?? { calls: 0, turnedAway: 0 };
      this.#days.set(name, day);
      day.calls += 1;
      if (isTurnedAway(verdict)) day.turnedAway += 1;
    }
    if (outcome === "reject") {
      this.#savedMinutes += minutes;
      this.#price.add(price, currency);
    }
    if (caller === undefined || !isTurnedAway(verdict)) return;
    const lost = this.callers.lose(caller, Math.round(seconds), minutes);
    // Hidden callers cannot be distinguished, so none of them can be known as a regular.
    const isRegular = lost.calls >= REGULAR_CALLS && lost.seconds >= REGULAR_SECONDS && !isHidden(from);
    if (isRegular) this.#name(caller.index, from, country, verdict);
  }

  #name(index: number, caller: string, country: string, verdict: Verdict): void {
    const known = this.#regulars.get(index);
    if (known !== undefined) Object.assign(known, { country, verdict });
    else if (this.room.regulars === 0) this.#hasMoreRegulars = true;
    else {
      this.room.regulars -= 1;
      this.#regulars.set(index, { caller, country, verdict });
    }
  }

  result(): ReplayLineResult {
    const regulars = [...this.#regulars].map(([index, { caller, country, verdict }]): RegularCaller => ({
      ...{ caller, country, by: verdict.by, outcome: verdict.outcome },
      ...this.callers.lost(index),
    }));
    return {
      calls: this.#calls,
      callers: this.#callers,
      outcomes: this.#outcomes.rows("calls"),
      regulars: regulars
        .sort((a, b) => b.answeredMinutes - a.answeredMinutes || b.calls - a.calls)
        .slice(0, MOST_NAMED),
      hasMoreRegulars: this.#hasMoreRegulars || regulars.length > MOST_NAMED,
      saved: { minutes: this.#savedMinutes, price: this.#price.toJson() },
      days: [...this.#days].map(([day, sums]) => ({ day, ...sums })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    };
  }
}
