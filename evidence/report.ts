import { parsePhoneNumberFromString } from "libphonenumber-js";
import { isE164, isHidden } from "../flows";
import { type CallRecord, dayOf } from "./callRecord";
import { maskCaller } from "./maskCaller";
import { planCountry } from "./numberPlan";
import { type ShownPath, rejects } from "./executionPath";
import { Tally } from "./tally";
import { isTurnedAway, type Verdict } from "./verdict";

/** What Studio shows of a call. */
export interface ObservedExecution {
  callSid: string;
  from: string;
  /** As Twilio gave it; undefined where the context does not say it. */
  country: string | undefined;
  startedAt: number;
  /** Undefined where the call never came to an end of the flow. */
  path: ShownPath | undefined;
  /** The widget that the flow of the time leads such a call to; undefined if that is not known. */
  expectedEnd: string | undefined;
}

/** Calls that are named as unexpected; a broken fence would name them all. */
const MOST_UNEXPECTED = 1_000;

/** What a fence did to calls, by day, line, country and check. */
export class Report {
  readonly #lines: Map<string, LineSums>;
  readonly #unexpected: UnexpectedCall[] = [];
  readonly #differs = new Tally<{ prefix: string; twilio: string; plan: string }, { calls: number }>(() => ({
    calls: 0,
  }));
  readonly #source = { executions: 0, callLog: 0 };

  /** @param names of the lines, in the order in which they are shown. */
  constructor(names: readonly string[]) {
    this.#lines = new Map(names.map((name) => [name, new LineSums()]));
  }

  /**
   * Adds a call that Studio still shows.
   *
   * @param record of the same call; undefined where the call log has none.
   */
  addExecution(line: string, seen: ObservedExecution, record?: CallRecord): void {
    const { from, path, expectedEnd, callSid } = seen;
    this.#source.executions += 1;
    const country = isHidden(from) ? "" : (seen.country ?? planCountry(from)).trim().toUpperCase();
    // Somebody answered a call that the flow rejected: a document or a handler failed, and a fallback took over.
    const gotThrough = path !== undefined && rejects(path.end) && (record?.seconds ?? 0) > 0;
    this.#lines.get(line)?.add({
      day: dayOf(seen.startedAt),
      country,
      turnedAway: path?.turnedAway === true && !gotThrough,
      wouldTurnAway: path?.wouldTurnAway === true,
      by: path?.by,
    });
    if (path !== undefined && expectedEnd !== undefined && expectedEnd !== path.end) {
      this.#note({ callSid, caller: from, expected: expectedEnd, seen: path.end });
    } else if (gotThrough) {
      this.#note({ callSid, caller: from, expected: "rejected", seen: answeredWords(record) });
    }
    if (seen.country !== undefined) this.#compareCountry(from, seen.country);
  }

  /**
   * Adds a call that only the call log has: what became of it follows from its status and from the policy.
   *
   * @param isPolicyOfTime was the policy the same when the call came? Otherwise nothing about it is unexpected.
   */
  addRecord(line: string, record: CallRecord, verdict: Verdict, isPolicyOfTime: boolean): void {
    this.#source.callLog += 1;
    const { from, status, seconds, startedAt } = record;
    const isAway = isTurnedAway(verdict);
    const wasAnswered = seconds > 0 || status === "completed";
    const turnedAway = isAway && (verdict.outcome === "reject" ? isUnanswered(record) : wasAnswered);
    this.#lines.get(line)?.add({
      day: startedAt === undefined ? "" : dayOf(startedAt),
      country: isHidden(from) ? "" : planCountry(from),
      turnedAway,
      wouldTurnAway: verdict.wouldTurnAway,
      by: turnedAway || verdict.wouldTurnAway ? verdict.by : undefined,
    });
    if (isPolicyOfTime && verdict.outcome === "reject" && wasAnswered) {
      this.#note({ callSid: record.sid, caller: from, expected: "rejected", seen: answeredWords(record) });
    }
  }

  /** What all of it comes to. */
  result(): ReportResult {
    return {
      source: { ...this.#source },
      lines: Object.fromEntries([...this.#lines].map(([name, sums]) => [name, sums.result()])),
      unexpected: [...this.#unexpected],
      countryDiffers: this.#differs.rows("calls"),
    };
  }

  #note(call: UnexpectedCall): void {
    if (this.#unexpected.length < MOST_UNEXPECTED) this.#unexpected.push(call);
  }

  #compareCountry(from: string, country: string): void {
    const [twilio, plan] = [country.trim().toUpperCase(), planCountry(from)];
    if (!isE164(from) || isHidden(from) || twilio === plan) return;
    this.#differs.row({ prefix: prefixOf(from), twilio, plan }).sums.calls += 1;
  }
}

/** Busy and no-answer are what a reject leaves in the log; a caller who gave up is `canceled`. */
function isUnanswered({ status, seconds }: CallRecord): boolean {
  return seconds === 0 && (status === "busy" || status === "no-answer");
}

function answeredWords(record: CallRecord | undefined): string {
  return `answered (${record?.status || "no status"}, ${record?.seconds ?? 0} s)`;
}

/** How a number begins, so that it identifies nobody: the calling code and up to three digits. */
function prefixOf(from: string): string {
  const number = parsePhoneNumberFromString(from);
  if (number === undefined) return from.slice(0, 4);
  const area = number.nationalNumber.length > 6 ? number.nationalNumber.slice(0, 3) : "";
  return `+${number.countryCallingCode}${area === "" ? "" : ` ${area}`}`;
}

type Sums = { calls: number; turnedAway: number; wouldTurnAway: number };
const fresh = (): Sums => ({ calls: 0, turnedAway: 0, wouldTurnAway: 0 });

class LineSums {
  readonly #all = fresh();
  readonly #days = new Map<string, Sums>();
  readonly #countries = new Tally<{ country: string }, Sums>(fresh);
  readonly #causes = new Tally<{ by: string }, { calls: number }>(() => ({ calls: 0 }));

  add(call: {
    day: string;
    country: string;
    turnedAway: boolean;
    wouldTurnAway: boolean;
    by: string | undefined;
  }): void {
    const day = this.#days.get(call.day) ?? fresh();
    this.#days.set(call.day, day);
    for (const sums of [this.#all, day, this.#countries.row({ country: call.country }).sums]) {
      sums.calls += 1;
      if (call.turnedAway) sums.turnedAway += 1;
      if (call.wouldTurnAway) sums.wouldTurnAway += 1;
    }
    if (call.by !== undefined) this.#causes.row({ by: call.by }).sums.calls += 1;
  }

  result(): ReportLineResult {
    const days = [...this.#days].filter(([day]) => day !== "").map(([day, sums]) => ({ day, ...sums }));
    return {
      ...this.#all,
      days: days.sort((one, other) => (one.day < other.day ? -1 : 1)),
      causes: this.#causes.rows("calls"),
      countries: this.#countries.rows("calls"),
    };
  }
}

/** A call that ended differently from what the policy of the time says. */
export interface UnexpectedCall {
  callSid: string;
  caller: string;
  expected: string;
  seen: string;
}

/** What a fence did to the calls of a line. */
export interface ReportLineResult {
  calls: number;
  turnedAway: number;
  wouldTurnAway: number;
  days: { day: string; calls: number; turnedAway: number; wouldTurnAway: number }[];
  causes: { by: string; calls: number }[];
  countries: { country: string; calls: number; turnedAway: number; wouldTurnAway: number }[];
}

/** What fences did to calls. */
export interface ReportResult {
  source: { executions: number; callLog: number };
  lines: Record<string, ReportLineResult>;
  unexpected: UnexpectedCall[];
  /** Callers whose country Twilio gives differently from the numbering plan, by how their numbers begin. */
  countryDiffers: { prefix: string; twilio: string; plan: string; calls: number }[];
}

/** The result with callers as people may see them. */
export function maskedReport(result: ReportResult): ReportResult {
  return { ...result, unexpected: result.unexpected.map((one) => ({ ...one, caller: maskCaller(one.caller) })) };
}
