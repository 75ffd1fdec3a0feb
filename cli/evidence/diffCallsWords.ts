import { columns } from "../terminal";
import { type DiffCalls } from "./diffCalls";
import { changedSummary, regularRow } from "./replayText";
import { counted, markdownTable, markdownText, shownCheck, shownCountry } from "./words";

/** Rows of a table. */
const MOST_ROWS = 15;

/** For a terminal. */
export function diffCallsText(calls: DiffCalls): string {
  return [
    summary(calls),
    ...table(calls.regulars.map((one) => ["regular", ...regularRow(one)])),
    ...table(calls.changed.map(changedCells)),
    ...calls.notes.map((note) => `note: ${note}`),
    "",
  ].join("\n");
}

/** For a comment on a pull request. */
export function diffCallsMarkdown(calls: DiffCalls): string {
  const regulars = calls.regulars.slice(0, MOST_ROWS).map(regularRow);
  const changed = calls.changed.slice(0, MOST_ROWS).map(changedCells);
  const parts = [
    "### Calls",
    `**${markdownText(summary(calls))}.**`,
    ...(regulars.length === 0
      ? []
      : [
          `${counted(calls.regulars.length, "regular caller")} among them, who called at least twice and talked for a minute or more:`,
          markdownTable(["Caller", "Country", "Ends", "Calls", "Minutes"], regulars),
        ]),
    ...(changed.length === 0
      ? []
      : [markdownTable(["Line", "Country", "Before -> now", "Because of", "Calls", "Callers"], changed)]),
    ...(calls.notes.length === 0 ? [] : [calls.notes.map((note) => `- ${markdownText(note)}`).join("\n")]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** `14 calls by 9 callers would have ended differently, of 1,200 calls from … to … (UTC)`. */
function summary({ total, calls, period }: DiffCalls): string {
  const when = period === undefined ? "" : ` from ${period.since} to ${period.until} (UTC)`;
  return `${changedSummary(total)}, of ${counted(calls, "call")}${when}`;
}

function changedCells({ line, country, from, to, by, calls, callers }: DiffCalls["changed"][number]): string[] {
  return [
    ...[line, shownCountry(country), `${from} -> ${to}`, shownCheck(by)],
    ...[counted(calls, "call"), counted(callers, "caller")],
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [columns(rows.slice(0, MOST_ROWS))];
}
