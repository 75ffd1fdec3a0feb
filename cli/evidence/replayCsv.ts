import { csvText } from "./csvText";
import { type ShownReplay } from "./shownReplay";

const HEAD = ["row", "line", "outcome", "by", "country", "caller", "before", "calls", "callers", "answered_minutes"];

/** A replay as one CSV table: outcomes, regular callers and changes, distinguished by the first column. */
export function replayCsv({ result: { lines, changed } }: ShownReplay): string {
  return csvText(HEAD, [
    ...Object.entries(lines).flatMap(([name, { outcomes, regulars }]) => [
      ...outcomes.map(({ outcome, by, country, calls, callers, answeredMinutes }) => [
        ...["outcome", name, outcome, by, country, "", ""],
        ...[calls, callers, answeredMinutes],
      ]),
      ...regulars.map(({ outcome, by, country, caller, calls, answeredMinutes }) => [
        ...["regular", name, outcome, by, country, caller, ""],
        ...[calls, 1, answeredMinutes],
      ]),
    ]),
    ...changed.map(({ line, to, by, country, from, calls, callers }) => [
      ...["changed", line, to, by, country, "", from],
      ...[calls, callers, ""],
    ]),
  ]);
}
