import { maskCaller } from "./maskCaller";

/** Where the country of a caller was taken from. */
export type CountrySource = "execution" | "insights" | "number";

export type OutcomeKey = { outcome: string; by: string; country: string };
export type ChangedKey = { line: string; country: string; by: string; from: string; to: string };
export type OutcomeSums = { calls: number; callers: number; answeredMinutes: number };

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
  /** There were more callers than can be distinguished: numbers of callers are lower bounds. */
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
