import { type ReportLineResult } from "../../evidence";
import { columns } from "../terminal";
import { type ShownReport } from "./shownReport";
import { counted, shownCheck, shownCountry, shownShare } from "./words";

/** Rows of a table that a terminal is shown. */
const MOST_ROWS = 15;

/** A report for a terminal. */
export function reportText(shown: ShownReport): string {
  const { title, period, result, notes } = shown;
  const parts = [
    `${title}: what the fence did from ${period.since} to ${period.until} (UTC)`,
    ...sourceNotes(shown).map((text) => `  ${text}`),
    ...notes.map((note) => `  note: ${note}`),
  ];
  for (const [name, line] of Object.entries(result.lines)) parts.push("", ...lineText(name, line));
  if (result.unexpected.length > 0) parts.push("", ...unexpectedText(shown));
  if (result.countryDiffers.length > 0) parts.push("", ...differsText(shown));
  return `${parts.join("\n")}\n`;
}

/** What the numbers were read from, and what that source cannot say. */
export function sourceNotes({ result: { source }, isSample }: ShownReport): string[] {
  const sample = isSample
    ? ["this is a sample: there are more executions than were looked at, and the call log stands in for the others"]
    : [];
  return [
    `${counted(source.executions, "call")} from executions, step by step; ${counted(source.callLog, "call")} from the call log`,
    ...sample,
    ...(source.callLog > 0
      ? ["of calls in the log alone, the country is the numbering plan's, and the policy is the one of today"]
      : []),
  ];
}

/** How many calls of a line were turned away. */
export function lineSummary(name: string, { calls, turnedAway, wouldTurnAway }: ReportLineResult): string {
  const would =
    wouldTurnAway === 0 ? "" : `; ${wouldTurnAway.toLocaleString("en")} (${shownShare(wouldTurnAway, calls)}) would be`;
  return `line ${name}: ${counted(calls, "call")}; ${turnedAway.toLocaleString("en")} (${shownShare(turnedAway, calls)}) turned away${would}`;
}

function lineText(name: string, line: ReportLineResult): string[] {
  const causes = line.causes.map(({ by, calls }) => ["because of", shownCheck(by), counted(calls, "call")]);
  const countries = line.countries
    .slice(0, MOST_ROWS)
    .map((one) => [shownCountry(one.country), counted(one.calls, "call"), ...awayCells(one)]);
  const days = line.days.slice(-MOST_ROWS).map((one) => [one.day, counted(one.calls, "call"), ...awayCells(one)]);
  return [
    lineSummary(name, line),
    ...[causes, countries, days].filter((rows) => rows.length > 0).map((rows) => columns(rows)),
    ...(line.days.length > MOST_ROWS ? [`  the last ${MOST_ROWS} of ${line.days.length} days; --json has all`] : []),
  ];
}

function awayCells({ turnedAway, wouldTurnAway }: { turnedAway: number; wouldTurnAway: number }): string[] {
  return [`${turnedAway.toLocaleString("en")} turned away`, `${wouldTurnAway.toLocaleString("en")} would be`];
}

function unexpectedText({ result: { unexpected } }: ShownReport): string[] {
  const rows = unexpected
    .slice(0, MOST_ROWS)
    .map(({ callSid, caller, expected, seen }) => [callSid, caller, `expected ${expected}`, `seen ${seen}`]);
  return [`${counted(unexpected.length, "call")} ended differently from what the policy says:`, columns(rows)];
}

function differsText({ result: { countryDiffers } }: ShownReport): string[] {
  const rows = countryDiffers
    .slice(0, MOST_ROWS)
    .map(({ prefix, twilio, plan, calls }) => [
      prefix,
      `Twilio: ${shownCountry(twilio)}`,
      `numbering plan: ${shownCountry(plan)}`,
      counted(calls, "call"),
    ]);
  return ["Twilio gives another country than the numbering plan:", columns(rows)];
}
