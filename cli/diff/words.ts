import { counted, someOf } from "../line/someOf";
import { type Change, type Comparison, type Group } from "./compare";
import { NO_LINE } from "./side";

/** Most callers that one sentence names. */
const MAX_CALLERS = 20;

/** A comparison for a terminal. */
export function inWords(comparison: Comparison): string {
  const { before, after, groups, doubts, notes } = comparison;
  return [
    `${before} -> ${after}`,
    ...groups.flatMap((group) => [
      `${lineWords(group)}: ${group.changes.map(changeWords).join("; ")}`,
      `  ${numberWords(group, 5)}`,
    ]),
    ...doubts.map((doubt) => `not known: ${doubt}`),
    ...notes.map((note) => `note: ${note}`),
    summaryWords(comparison),
    "",
  ].join("\n");
}

/** Such as `14 numbers affected; 2 callers' outcomes change`. */
export function summaryWords({ same, groups, doubts }: Comparison): string {
  if (same) return "No caller's outcome differs";
  const unknown = doubts.length === 0 ? [] : [`${counted(doubts.length, "thing")} not known`];
  if (groups.length === 0) return `No caller's outcome is known to differ; ${unknown.join("")}`;
  const others = groups.flatMap((group) => group.others);
  const numbers = new Set(groups.flatMap((group) => group.numbers)).size;
  const affected = [...(numbers > 0 ? [counted(numbers, "number")] : []), ...others].join(" and ");
  const callers = new Set(groups.flatMap(({ changes }) => changes.flatMap((change) => change.callers))).size;
  const outcomes = counted(callers, "kind of caller meets", "kinds of callers meet");
  return [`${affected} affected`, `${outcomes} something else`, ...unknown].join("; ");
}

function changeWords({ callers, before, after }: Change): string {
  return `${someOf(callers, MAX_CALLERS)} now ${after} (before: ${before})`;
}

/** The line of a group, or how it came into one. */
export function lineWords({ before, after }: Group): string {
  if (before.line === NO_LINE) return `line ${after.line}, newly fenced`;
  if (after.line === NO_LINE) return `line ${before.line}, no longer fenced`;
  return before.line === after.line ? `line ${after.line}` : `line ${after.line}, before ${before.line}`;
}

/** The numbers of a group, the first few of many. */
export function numberWords({ numbers, others }: Group, most: number): string {
  const known = numbers.length === 0 ? [] : [`${counted(numbers.length, "number")}: ${someOf(numbers, most)}`];
  return [...known, ...others].join("; ");
}
