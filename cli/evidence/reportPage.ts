import { type CallsPage } from "../../render";
import { sumBy } from "./replayPage";
import { lineSummary, sourceNotes } from "./reportText";
import { type ShownReport, totals } from "./shownReport";
import { shownCheck, shownCountry, shownShare } from "./words";

/** A report as the page of calls. In mode `monitor` it shows who would be turned away. */
export function reportPage(shown: ShownReport): CallsPage {
  const { title, period, result, notes } = shown;
  const { calls, turnedAway, wouldTurnAway } = totals(shown);
  const lines = Object.entries(result.lines);
  const away = (one: { turnedAway: number; wouldTurnAway: number }) => one.turnedAway + one.wouldTurnAway;
  const countries = sumBy(lines, (line) =>
    line.countries.map((one) => ({ key: one.country, calls: one.calls, turnedAway: away(one) })),
  );
  const days = sumBy(lines, (line) =>
    line.days.map((one) => ({ key: one.day, calls: one.calls, turnedAway: away(one) })),
  ).sort((one, other) => (one.key < other.key ? -1 : 1));
  return {
    title: `Calls of ${title}`,
    summary: `What the fence did from ${period.since} to ${period.until} (UTC).`,
    notes: [...sourceNotes(shown), ...notes],
    figures: [
      { name: "Calls", value: calls.toLocaleString("en") },
      { name: "Turned away", value: `${turnedAway.toLocaleString("en")} (${shownShare(turnedAway, calls)})` },
      {
        name: "Would be turned away",
        value: `${wouldTurnAway.toLocaleString("en")} (${shownShare(wouldTurnAway, calls)})`,
      },
      { name: "Ended unexpectedly", value: result.unexpected.length.toLocaleString("en") },
    ],
    countries: countries.map(({ key, ...sums }) => ({ country: key, ...sums })),
    days: days.map(({ key, ...sums }) => ({ day: key, ...sums })),
    turnedAwayWords: turnedAway === 0 && wouldTurnAway > 0 ? "would be turned away" : "was turned away, or would be",
    tables: [
      ...lines.flatMap(([name, line]) => [
        {
          title: `Countries on line ${name}`,
          note: `${lineSummary(name, line).replace(/^l/, "L")}.`,
          head: ["Country", "Calls", "Turned away", "Would be"],
          rows: line.countries.map((one) => [shownCountry(one.country), one.calls, one.turnedAway, one.wouldTurnAway]),
        },
        {
          title: `Causes on line ${name}`,
          head: ["Because of", "Calls"],
          rows: line.causes.map(({ by, calls: count }) => [shownCheck(by), count]),
        },
      ]),
      {
        title: "Calls that ended differently from what the policy says",
        head: ["Call", "Caller", "Expected", "Seen"],
        rows: result.unexpected.map((one) => [one.callSid, one.caller, one.expected, one.seen]),
      },
      {
        title: "Countries that Twilio gives differently from the numbering plan",
        head: ["Numbers", "Twilio", "Numbering plan", "Calls"],
        rows: result.countryDiffers.map((one) => [
          ...[one.prefix, shownCountry(one.twilio), shownCountry(one.plan)],
          one.calls,
        ]),
      },
    ],
  };
}
