import { type RegularCaller, type ReplayLineResult } from "../../evidence";
import { columns } from "../terminal";
import { type ShownReplay } from "./shownReplay";
import { counted, shownCheck, shownCountry, shownPrice, shownShare } from "./words";

/** Rows of a table that a terminal is shown. */
const MOST_ROWS = 15;

/** A replay for a terminal. */
export function replayText(shown: ShownReplay): string {
  const { title, result, notes, against } = shown;
  const parts = [
    `${title}: ${counted(result.calls, "call")} ${sourceText(shown)}`,
    ...countrySources(shown).map((text) => `  ${text}`),
    ...result.skipped.map(
      ({ reason, calls }) => `  left out: ${counted(calls, "entry").replace("entrys", "entries")}, ${reason}`,
    ),
    ...notes.map((note) => `  note: ${note}`),
  ];
  for (const [name, line] of Object.entries(result.lines))
    parts.push("", ...lineText(name, line, against === undefined));
  if (against !== undefined) parts.push("", ...changedText(shown, against));
  return `${parts.join("\n")}\n`;
}

/** Where the calls come from, and when they were. */
export function sourceText({ period, sourceWords }: ShownReplay): string {
  const when = period === undefined ? "" : ` from ${period.since} to ${period.until} (UTC)`;
  return `of ${sourceWords}${when}`;
}

/** Where the countries come from. */
export function countrySources({ result: { countries, isApproximate } }: ShownReplay): string[] {
  const sources = [
    [countries.execution, "as Studio saw it"],
    [countries.insights, "from Voice Insights"],
    [countries.number, "from the numbering plan, which can differ from what Twilio says"],
  ] as const;
  const used = sources.filter(([calls]) => calls > 0).map(([calls, words]) => `${counted(calls, "call")} ${words}`);
  return [
    ...(used.length === 0 ? [] : [`country: ${used.join("; ")}`]),
    ...(isApproximate
      ? ["there are more callers than can be distinguished: numbers of callers are the least there are"]
      : []),
  ];
}

function lineText(name: string, line: ReplayLineResult, hasRegulars: boolean): string[] {
  const lost = line.outcomes.filter(({ outcome }) => outcome !== "forward");
  const turnedAway = lost.reduce((sum, { calls }) => sum + calls, 0);
  return [
    `line ${name}: ${counted(line.calls, "call")} by ${counted(line.callers, "caller")}; ${turnedAway.toLocaleString("en")} (${shownShare(turnedAway, line.calls)}) would not simply be forwarded`,
    ...(line.outcomes.length === 0 ? [] : [outcomeTable(line)]),
    ...more(line.outcomes.length, "outcome"),
    ...(hasRegulars || line.regulars.length > 0 ? regularText(line) : []),
    `  ${savedText(line)}`,
  ];
}

function outcomeTable({ outcomes }: ReplayLineResult): string {
  const rows = outcomes
    .slice(0, MOST_ROWS)
    .map(({ outcome, by, country, calls, callers, answeredMinutes }) => [
      outcome,
      `by ${by}`,
      shownCountry(country),
      counted(calls, "call"),
      counted(callers, "caller"),
      counted(answeredMinutes, "minute"),
    ]);
  return columns(rows);
}

/** The callers who would be missed. */
function regularText({ regulars, hasMoreRegulars }: ReplayLineResult): string[] {
  if (regulars.length === 0) return ["  no regular caller would be lost"];
  const count = `${hasMoreRegulars ? "more than " : ""}${counted(regulars.length, "regular caller")}`;
  return [
    `  ${count} would be lost (2 calls or more, a minute or more in all), most minutes first:`,
    columns(regulars.slice(0, MOST_ROWS).map((one) => ["", ...regularRow(one)])),
    ...more(regulars.length, "regular caller"),
  ];
}

/** One regular caller as cells. */
export function regularRow({ caller, country, by, outcome, calls, answeredMinutes }: RegularCaller): string[] {
  return [
    caller,
    shownCountry(country),
    `${outcome}, by ${by}`,
    counted(calls, "call"),
    counted(answeredMinutes, "minute"),
  ];
}

/** What rejects would have saved. */
export function savedText({ saved: { minutes, price } }: ReplayLineResult): string {
  const cost = shownPrice(price);
  return `rejects would have saved ${counted(minutes, "minute")}${cost === "" ? "" : `, ${cost}`}`;
}

function changedText({ result: { changed, totalChanged } }: ShownReplay, against: string): string[] {
  const summary = `compared with ${against}: ${changedSummary(totalChanged)}`;
  const rows = changed
    .slice(0, MOST_ROWS)
    .map(({ line, country, by, from, to, calls, callers }) => [
      `line ${line}`,
      shownCountry(country),
      `${from} -> ${to}`,
      `because of ${shownCheck(by)}`,
      counted(calls, "call"),
      counted(callers, "caller"),
    ]);
  return [summary, ...(rows.length === 0 ? [] : [columns(rows)]), ...more(changed.length, "change")];
}

/** `14 calls by 9 callers would have ended differently`. */
export function changedSummary({ calls, callers }: { calls: number; callers: number }): string {
  if (calls === 0) return "no call would have ended differently";
  return `${counted(calls, "call")} by ${counted(callers, "caller")} would have ended differently`;
}

function more(count: number, thing: string): string[] {
  return count > MOST_ROWS ? [`  and ${counted(count - MOST_ROWS, `more ${thing}`)}`] : [];
}
