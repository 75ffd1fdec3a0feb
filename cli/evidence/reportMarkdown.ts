import { type ReportLineResult } from "../../evidence";
import { lineSummary, sourceNotes } from "./reportText";
import { type ShownReport } from "./shownReport";
import { counted, markdownTable, markdownText, shownCheck, shownCountry } from "./words";

/** Rows of a table that a comment has room for. */
const MOST_ROWS = 40;

/** A report as Markdown. */
export function reportMarkdown(shown: ShownReport): string {
  const { title, period, result, notes } = shown;
  const { unexpected, countryDiffers } = result;
  const parts = [
    `## Calls of ${markdownText(title)}`,
    `What the fence did from ${period.since} to ${period.until} (UTC).`,
    ...Object.entries(result.lines).flatMap(([name, line]) => lineParts(name, line)),
    ...(unexpected.length === 0
      ? []
      : [
          `**${counted(unexpected.length, "call")} ended differently from what the policy says:**`,
          markdownTable(
            ["Call", "Caller", "Expected", "Seen"],
            unexpected.slice(0, MOST_ROWS).map((one) => [one.callSid, one.caller, one.expected, one.seen]),
          ),
        ]),
    ...(countryDiffers.length === 0
      ? []
      : [
          "Twilio gives another country than the numbering plan:",
          markdownTable(
            ["Numbers", "Twilio", "Numbering plan", "Calls"],
            countryDiffers
              .slice(0, MOST_ROWS)
              .map((one) => [
                one.prefix,
                shownCountry(one.twilio),
                shownCountry(one.plan),
                one.calls.toLocaleString("en"),
              ]),
          ),
        ]),
    [...sourceNotes(shown), ...notes].map((note) => `- ${markdownText(note)}`).join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function lineParts(name: string, line: ReportLineResult): string[] {
  const summary = lineSummary(name, line);
  const countries = line.countries
    .slice(0, MOST_ROWS)
    .map(({ country, calls, turnedAway, wouldTurnAway }) => [
      shownCountry(country),
      ...[calls, turnedAway, wouldTurnAway].map((count) => count.toLocaleString("en")),
    ]);
  const causes = line.causes.map(({ by, calls }) => `${shownCheck(by)} ${counted(calls, "call")}`);
  return [
    `### Line ${markdownText(name)}`,
    markdownText(`${summary.slice(`line ${name}: `.length)}.`),
    ...(causes.length === 0 ? [] : [markdownText(`Because of: ${causes.join(", ")}.`)]),
    ...(countries.length === 0 ? [] : [markdownTable(["Country", "Calls", "Turned away", "Would be"], countries)]),
  ];
}
