import { type ReplayLineResult } from "../../evidence";
import { type CallsPage, type CallTable, type CountryCalls } from "../../render";
import { changedSummary, countrySources, savedText, sourceText } from "./replayText";
import { type ShownReplay } from "./shownReplay";
import { counted, shownCheck, shownCountry, shownShare } from "./words";

/** A replay as the page of calls. */
export function replayPage(shown: ShownReplay): CallsPage {
  const { title, result, notes, against } = shown;
  const lines = Object.entries(result.lines);
  const countries = sumBy(lines, ({ outcomes }) =>
    outcomes.map(({ country, outcome, calls }) => ({
      key: country,
      calls,
      turnedAway: outcome === "forward" ? 0 : calls,
    })),
  );
  const days = sumBy(lines, (line) => line.days.map(({ day, ...sums }) => ({ key: day, ...sums })));
  const turnedAway = countries.reduce((sum, one) => sum + one.turnedAway, 0);
  const regulars = lines.reduce((sum, [, line]) => sum + line.regulars.length, 0);
  return {
    title: `Calls of ${title}`,
    summary: `What the policy would have done to ${counted(result.calls, "call")} ${sourceText(shown)}.`,
    notes: [
      ...countrySources(shown),
      ...result.skipped.map(({ reason, calls }) => `Left out: ${calls.toLocaleString("en")}, ${reason}.`),
      ...notes,
    ],
    figures: [
      { name: "Calls", value: result.calls.toLocaleString("en") },
      {
        name: "Not simply forwarded",
        value: `${turnedAway.toLocaleString("en")} (${shownShare(turnedAway, result.calls)})`,
      },
      { name: "Regular callers lost", value: regulars.toLocaleString("en") },
      ...(against === undefined
        ? []
        : [{ name: `Compared with ${against}`, value: changedSummary(result.totalChanged) }]),
    ],
    countries: countries.map(({ key, ...sums }): CountryCalls => ({ country: key, ...sums })),
    days: days.map(({ key, ...sums }) => ({ day: key, ...sums })).sort((one, other) => (one.day < other.day ? -1 : 1)),
    turnedAwayWords: "would be turned away",
    tables: [...lines.flatMap(([name, line]) => lineTables(name, line)), ...changedTables(shown)],
  };
}

function lineTables(name: string, line: ReplayLineResult): CallTable[] {
  return [
    {
      title: `Who would be lost on line ${name}`,
      note: `Regular callers, who called at least twice and talked for a minute or more. All in all, ${savedText(line)}.`,
      head: ["Caller", "Country", "Outcome", "Because of", "Calls", "Minutes"],
      rows: line.regulars.map(({ caller, country, outcome, by, calls, answeredMinutes }) => [
        ...[caller, shownCountry(country), outcome, shownCheck(by)],
        ...[calls, answeredMinutes],
      ]),
    },
    {
      title: `Outcomes on line ${name}`,
      head: ["Outcome", "Because of", "Country", "Calls", "Callers", "Minutes"],
      rows: line.outcomes.map(({ outcome, by, country, calls, callers, answeredMinutes }) => [
        ...[outcome, shownCheck(by), shownCountry(country)],
        ...[calls, callers, answeredMinutes],
      ]),
    },
  ];
}

function changedTables({ result: { changed }, against }: ShownReplay): CallTable[] {
  if (against === undefined) return [];
  return [
    {
      title: `What would have ended differently than with ${against}`,
      head: ["Line", "Country", "Before", "Now", "Because of", "Calls", "Callers"],
      rows: changed.map(({ line, country, by, from, to, calls, callers }) => [
        ...[line, shownCountry(country), from, to, shownCheck(by)],
        ...[calls, callers],
      ]),
    },
  ];
}

/** Calls of all lines by a key. */
export function sumBy<Line>(
  lines: readonly (readonly [string, Line])[],
  parts: (line: Line) => { key: string; calls: number; turnedAway: number }[],
): { key: string; calls: number; turnedAway: number }[] {
  const sums = new Map<string, { key: string; calls: number; turnedAway: number }>();
  for (const { key, calls, turnedAway } of lines.flatMap(([, line]) => parts(line))) {
    const sum = sums.get(key) ?? { key, calls: 0, turnedAway: 0 };
    sums.set(key, sum);
    sum.calls += calls;
    sum.turnedAway += turnedAway;
  }
  return [...sums.values()].sort((one, other) => other.calls - one.calls);
}
