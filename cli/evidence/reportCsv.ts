import { csvText } from "./csvText";
import { type ShownReport } from "./shownReport";

const HEAD = ["row", "line", "key", "calls", "turned_away", "would_turn_away", "caller", "expected", "seen"];

/** A report as one CSV table: days, countries, causes and unexpected calls, distinguished by the first column. */
export function reportCsv({ result: { lines, unexpected, countryDiffers } }: ShownReport): string {
  return csvText(HEAD, [
    ...Object.entries(lines).flatMap(([name, { days, countries, causes }]) => [
      ...days.map((one) => ["day", name, one.day, one.calls, one.turnedAway, one.wouldTurnAway, "", "", ""]),
      ...countries.map((one) => [
        "country",
        name,
        one.country,
        one.calls,
        one.turnedAway,
        one.wouldTurnAway,
        "",
        "",
        "",
      ]),
      ...causes.map((one) => ["cause", name, one.by, one.calls, "", "", "", "", ""]),
    ]),
    ...unexpected.map((one) => ["unexpected", "", one.callSid, 1, "", "", one.caller, one.expected, one.seen]),
    ...countryDiffers.map((one) => ["country_differs", "", one.prefix, one.calls, "", "", "", one.plan, one.twilio]),
  ]);
}
