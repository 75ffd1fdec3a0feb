import { UsageError } from "../usageError";

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** Days in UTC, the first and the last of which belong to it. */
export interface Period {
  since: string;
  until: string;
}

/** How long Twilio's API has call records, in days. */
const MOST_DAYS = 396;

/**
 * The period of `--since` and `--until`: dates, or a number of days such as `30d` before today.
 *
 * @throws UsageError if there is no such period, or nothing can have happened in it.
 */
export function periodOf({ since, until }: { since: string; until?: string }, now = Date.now()): Period {
  const today = dateOf(now);
  const period = {
    since: dayNamed("--since", since, now),
    until: until === undefined ? today : dayNamed("--until", until, now),
  };
  if (period.since > today) throw new UsageError(`--since ${since} is in the future. Today is ${today} (UTC)`);
  if (period.since > period.until) {
    throw new UsageError(`--since ${period.since} is after --until ${period.until}. Exchange the two`);
  }
  return period.until > today ? { ...period, until: today } : period;
}

/** Every day of a period, in order. */
export function daysOf({ since, until }: Period): string[] {
  const days: string[] = [];
  for (let at = Date.parse(since); at <= Date.parse(until); at += DAY) days.push(dateOf(at));
  return days;
}

/** Is the moment within the period? */
export function isWithin({ since, until }: Period, moment: number): boolean {
  return moment >= Date.parse(since) && moment < Date.parse(until) + DAY;
}

/** What of a period Twilio no longer has, in words. */
export function tooOld({ since }: Period, now = Date.now()): string | undefined {
  const oldest = dateOf(now - MOST_DAYS * DAY);
  return since < oldest
    ? `Twilio's API has calls of the last 13 months only, which begin at about ${oldest}`
    : undefined;
}

function dayNamed(option: string, text: string, now: number): string {
  const days = /^(\d{1,4})d$/.exec(text.trim())?.[1];
  if (days !== undefined) return dateOf(now - Number(days) * DAY);
  const date = /^\d{4}-\d\d-\d\d$/.test(text.trim()) ? Date.parse(text.trim()) : NaN;
  if (!Number.isNaN(date) && dateOf(date) === text.trim()) return text.trim();
  throw new UsageError(
    `${option} ${JSON.stringify(text)} is neither a date such as 2026-11-01 nor a number of days such as 30d`,
  );
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
