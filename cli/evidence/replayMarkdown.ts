import { type ReplayLineResult } from "../../evidence";
import { changedSummary, countrySources, regularRow, savedText, sourceText } from "./replayText";
import { type ShownReplay } from "./shownReplay";
import { counted, markdownTable, markdownText, shownCheck, shownCountry, shownShare } from "./words";

/** Rows of a table that a comment has room for. */
const MOST_ROWS = 40;

/** A replay as Markdown, for a pull request. */
export function replayMarkdown(shown: ShownReplay): string {
  const { title, result, notes, against } = shown;
  const parts = [
    `## Calls of ${markdownText(title)}`,
    markdownText(`${counted(result.calls, "call")} ${sourceText(shown)}.`),
    ...(against === undefined ? [] : changedParts(shown)),
    ...Object.entries(result.lines).flatMap(([name, line]) => lineParts(name, line)),
    listOf([
      ...countrySources(shown),
      ...result.skipped.map(({ reason, calls }) => `left out: ${calls.toLocaleString("en")}, ${reason}`),
      ...notes,
    ]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** What a change would have done: the regular callers first, then the rest in one table. */
function changedParts({ result: { changed, totalChanged }, against }: ShownReplay): string[] {
  const rows = changed
    .slice(0, MOST_ROWS)
    .map(({ line, country, by, from, to, calls, callers }) => [
      line,
      shownCountry(country),
      from,
      to,
      shownCheck(by),
      calls.toLocaleString("en"),
      callers.toLocaleString("en"),
    ]);
  const table = markdownTable(["Line", "Country", "Before", "Now", "Because of", "Calls", "Callers"], rows);
  return [
    `**${markdownText(capital(changedSummary(totalChanged)))}** compared with ${markdownText(against ?? "")}.`,
    ...(rows.length === 0 ? [] : [table]),
    ...more(changed.length, "change"),
  ];
}

function lineParts(name: string, line: ReplayLineResult): string[] {
  const turnedAway = line.outcomes
    .filter(({ outcome }) => outcome !== "forward")
    .reduce((sum, { calls }) => sum + calls, 0);
  const outcomes = line.outcomes
    .slice(0, MOST_ROWS)
    .map(({ outcome, by, country, calls, callers, answeredMinutes }) => [
      outcome,
      by,
      shownCountry(country),
      calls.toLocaleString("en"),
      callers.toLocaleString("en"),
      answeredMinutes.toLocaleString("en"),
    ]);
  return [
    `### Line ${markdownText(name)}`,
    `${counted(line.calls, "call")} by ${counted(line.callers, "caller")}. ${turnedAway.toLocaleString("en")} (${shownShare(turnedAway, line.calls)}) would not simply be forwarded; ${markdownText(savedText(line))}.`,
    ...regularParts(line),
    ...(outcomes.length === 0
      ? []
      : [markdownTable(["Outcome", "By", "Country", "Calls", "Callers", "Minutes"], outcomes)]),
    ...more(line.outcomes.length, "outcome"),
  ];
}

function regularParts({ regulars, hasMoreRegulars }: ReplayLineResult): string[] {
  if (regulars.length === 0) return ["No regular caller would be lost."];
  const count = `${hasMoreRegulars ? "More than " : ""}${counted(regulars.length, "regular caller")}`;
  return [
    `${count} would be lost, who called at least twice and talked for a minute or more:`,
    markdownTable(["Caller", "Country", "Outcome", "Calls", "Minutes"], regulars.slice(0, MOST_ROWS).map(regularRow)),
    ...more(regulars.length, "regular caller"),
  ];
}

function more(count: number, thing: string): string[] {
  return count > MOST_ROWS ? [`And ${counted(count - MOST_ROWS, `more ${thing}`)}.`] : [];
}

function listOf(items: readonly string[]): string {
  return items.map((item) => `- ${markdownText(item)}`).join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
