import { isHidden } from "../flows";
import { CallerTable } from "./callerTable";
import { begunMinutes, type CallRecord, dayOf } from "./callRecord";
import { maskCaller } from "./maskCaller";
import { Money } from "./money";
import { planCountry } from "./numberPlan";
import { Tally } from "./tally";
import { isTurnedAway, type Judge, type Verdict } from "./verdict";

/** Where the country of a caller was taken from. */
export type CountrySource = "execution" | "insights" | "number";

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

/** Regulars that are named; a file can have millions. */
const MOST_REGULARS = 100_000;

/** The tallies of a caller who would not simply be forwarded. */
const [CALLS, SECONDS, MINUTES] = [0, 1, 2] as const;

interface Regular {
  caller: string;
  country: string;
  verdict: Verdict;
  index: number;
}

/** Judges calls one by one and keeps sums of them, never the calls themselves. */
export class Replay {
  readonly #lines: LineSums[];
  readonly #skipped = new Map<string, number>();
  readonly #countries: Record<CountrySource, number> = { execution: 0, insights: 0, number: 0 };
  readonly #changed = new Tally<ChangedKey, { calls: number; callers: number }>(() => ({ calls: 0, callers: 0 }));
  readonly #changedCallers: CallerTable;
  readonly #allChanged: CallerTable;
  #calls = 0;
  #changedCalls = 0;
  #first = Infinity;
  #last = -Infinity;

  /**
   * @param lines in the order in which they are shown.
   * @param mostCallers callers told apart in one table; for tests.
   */
  constructor(
    private readonly lines: readonly ReplayLine[],
    mostCallers?: number,
  ) {
    this.#lines = lines.map(() => new LineSums(mostCallers));
    this.#changedCallers = new CallerTable(0, mostCallers);
    this.#allChanged = new CallerTable(0, mostCallers);
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
    sums.add(record, country, verdict);
    if (line.compared === undefined) return;
    const [before, now] = [line.compared.before(call), line.compared.now(call)];
    if (differs(before, now)) this.#change(line.name, record, country, before, now);
  }

  /** What all of it comes to. */
  result(): ReplayResult {
    return {
      calls: this.#calls,
      skipped: [...this.#skipped].map(([reason, calls]) => ({ reason, calls })).sort((a, b) => b.calls - a.calls),
      countries: { ...this.#countries },
      lines: Object.fromEntries(this.lines.map(({ name }, index) => [name, this.#lines[index]?.result() ?? NO_CALLS])),
      changed: this.#changed.rows("calls"),
      totalChanged: { calls: this.#changedCalls, callers: this.#allChanged.size },
      span: this.#calls > 0 && this.#last >= this.#first ? { first: this.#first, last: this.#last } : undefined,
      isApproximate: [this.#changedCallers, this.#allChanged, ...this.#lines].some(({ isFull }) => isFull),
    };
  }

  #change(line: string, { from }: CallRecord, country: string, before: Verdict, now: Verdict): void {
    const key = { line, country, by: now.by, from: before.outcome, to: now.outcome };
    const { index, sums } = this.#changed.row(key);
    sums.calls += 1;
    this.#changedCalls += 1;
    if (this.#changedCallers.indexOf(index, from)?.isNew) sums.callers += 1;
    this.#allChanged.indexOf(0, from);
  }
}

/** Two ends are one if they are equal, as far as both are known. */
export function differs(before: Verdict, now: Verdict): boolean {
  if (before.outcome !== now.outcome) return true;
  return before.end !== undefined && now.end !== undefined && before.end !== now.end;
}

type OutcomeKey = { outcome: string; by: string; country: string };
type ChangedKey = { line: string; country: string; by: string; from: string; to: string };
type OutcomeSums = { calls: number; callers: number; answeredMinutes: number };

class LineSums {
  readonly #outcomes = new Tally<OutcomeKey, OutcomeSums>(() => ({ calls: 0, callers: 0, answeredMinutes: 0 }));
  readonly #days = new Map<string, { calls: number; turnedAway: number }>();
  readonly #callers: CallerTable;
  readonly #outcomeCallers: CallerTable;
  readonly #lost: CallerTable;
  readonly #regulars = new Map<number, Regular>();
  readonly #price = new Money();
  #savedMinutes = 0;
  #calls = 0;
  #moreRegulars = 0;

  constructor(mostCallers?: number) {
    this.#callers = new CallerTable(0, mostCallers);
    this.#outcomeCallers = new CallerTable(0, mostCallers);
    this.#lost = new CallerTable(3, mostCallers);
  }

  get isFull(): boolean {
    return [this.#callers, this.#outcomeCallers, this.#lost].some(({ isFull }) => isFull);
  }

  add({ from, startedAt, seconds, price, currency }: CallRecord, country: string, verdict: Verdict): void {
    const { outcome, by } = verdict;
    const minutes = begunMinutes(seconds);
    this.#calls += 1;
    this.#callers.indexOf(0, from);
    const { index, sums } = this.#outcomes.row({ outcome, by, country });
    sums.calls += 1;
    sums.answeredMinutes += minutes;
    if (this.#outcomeCallers.indexOf(index, from)?.isNew) sums.callers += 1;
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
    // Hidden callers cannot be told apart, so none of them can be known as a regular.
    if (isTurnedAway(verdict) && !isHidden(from)) this.#lose(from, country, verdict, seconds, minutes);
  }

  #lose(caller: string, country: string, verdict: Verdict, seconds: number, minutes: number): void {
    const found = this.#lost.indexOf(0, caller);
    if (found === undefined) return;
    const { index } = found;
    const calls = this.#lost.add(index, CALLS, 1);
    const talked = this.#lost.add(index, SECONDS, Math.round(seconds));
    this.#lost.add(index, MINUTES, minutes);
    if (calls < REGULAR_CALLS || talked < REGULAR_SECONDS) return;
    const known = this.#regulars.get(index);
    if (known !== undefined) Object.assign(known, { country, verdict });
    else if (this.#regulars.size < MOST_REGULARS) this.#regulars.set(index, { caller, country, verdict, index });
    else this.#moreRegulars += 1;
  }

  result(): ReplayLineResult {
    const regulars = [...this.#regulars.values()].map(
      ({ caller, country, verdict: { by, outcome }, index }): RegularCaller => ({
        caller,
        country,
        by,
        outcome,
        calls: this.#lost.tally(index, CALLS),
        answeredMinutes: this.#lost.tally(index, MINUTES),
      }),
    );
    return {
      calls: this.#calls,
      callers: this.#callers.size,
      outcomes: this.#outcomes.rows("calls"),
      regulars: regulars.sort((a, b) => b.answeredMinutes - a.answeredMinutes || b.calls - a.calls),
      hasMoreRegulars: this.#moreRegulars > 0,
      saved: { minutes: this.#savedMinutes, price: this.#price.toJson() },
      days: [...this.#days].map(([day, sums]) => ({ day, ...sums })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    };
  }
}

const NO_CALLS: ReplayLineResult = new LineSums().result();

/** A caller who would not simply be forwarded any more. */
export interface RegularCaller {
  caller: string;
  country: string;
  by: string;
  outcome: string;
  calls: number;
  answeredMinutes: number;
}

/** What a policy would have done to the calls of a line. */
export interface ReplayLineResult {
  calls: number;
  callers: number;
  outcomes: (OutcomeKey & OutcomeSums)[];
  /** Most minutes first. */
  regulars: RegularCaller[];
  /** There are more regulars than are named. */
  hasMoreRegulars: boolean;
  /** What rejects would have saved. */
  saved: { minutes: number; price: Record<string, number> };
  /** By day, in order; calls whose day is not known are in none. */
  days: { day: string; calls: number; turnedAway: number }[];
}

/** What policies would have done to calls. */
export interface ReplayResult {
  calls: number;
  skipped: { reason: string; calls: number }[];
  countries: Record<CountrySource, number>;
  lines: Record<string, ReplayLineResult>;
  changed: (ChangedKey & { calls: number; callers: number })[];
  totalChanged: { calls: number; callers: number };
  /** From the first call to the last, in milliseconds since 1970; undefined where no call has a time. */
  span: { first: number; last: number } | undefined;
  /** There were more callers than are told apart: numbers of callers are lower bounds. */
  isApproximate: boolean;
}

/** The result with callers as people may see them. */
export function maskedReplay(result: ReplayResult): ReplayResult {
  const lines = Object.entries(result.lines).map(([name, line]): [string, ReplayLineResult] => [
    name,
    { ...line, regulars: line.regulars.map((one) => ({ ...one, caller: maskCaller(one.caller) })) },
  ]);
  return { ...result, lines: Object.fromEntries(lines) };
}
