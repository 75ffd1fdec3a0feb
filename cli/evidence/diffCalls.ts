import {
  dayOf,
  differs,
  flowJudge,
  type Judge,
  maskedReplay,
  policyJudge,
  type RegularCaller,
  Replay,
  type ReplayResult,
  UNFENCED,
} from "../../evidence";
import { type Side, type SideLine } from "../diff/side";
import { type SoundReading } from "../stack";
import { type StackOptions } from "../stack/choose";
import { type Terminal } from "../terminal";
import type * as accountModule from "./accountReplay";
import { callsInFile } from "./callFile";
import { lineLookup } from "./lines";
import { periodOf } from "./period";
import { Progress } from "./progress";
import { replayWith } from "./replayRun";

/** What a change would have done to calls. Callers are masked. */
export interface DiffCalls {
  period: { since: string; until: string } | undefined;
  source: "twilio" | "file";
  /** Calls that were looked at. */
  calls: number;
  total: ReplayResult["totalChanged"];
  /** Regular callers whose calls would have ended differently, most minutes first. */
  regulars: RegularCaller[];
  changed: ReplayResult["changed"];
  notes: string[];
}

/** How far back a comparison looks. */
const SINCE = "30d";

/** Executions that are asked for the country that Studio saw. */
const MOST_EXECUTIONS = 1000;

/**
 * Judges calls by both sides of a comparison.
 *
 * @param written the value of `--calls`: a file, or true for the account.
 * @param by as for the comparison: two stacks are compared line by line, with the calls of the first.
 */
export async function diffCalls(
  written: string | true,
  { before, after, by }: { before: Side; after: Side; by: "numbers" | "lines" },
  options: StackOptions,
  reading: SoundReading,
  terminal: Terminal,
): Promise<DiffCalls> {
  const notes = [...new Set([before, after].flatMap(secretNotes))];
  const lines = by === "lines" ? before.lines : [...after.lines, ...before.lines];
  const [was, is] = [judgeOf(before), by === "lines" ? partnerJudge(before, after) : judgeOf(after)];
  const judge: Judge = (call) => {
    const [first, second] = [was(call), is(call)];
    if (!differs(first, second)) return UNFENCED;
    return { ...second, outcome: `${first.outcome} -> ${second.outcome}` };
  };
  const replay = new Replay(lines.map(({ line }) => ({ name: line, judge, compared: { before: was, now: is } })));
  const progress = new Progress(terminal);
  const lineOf = lineLookup(lines.map(asJudged));
  const onRead = (what: string, count: number) => progress.add(what, count);
  const read = async (): Promise<Pick<DiffCalls, "period" | "source"> & { result: ReplayResult }> => {
    if (written !== true) {
      const entries = callsInFile(written);
      const result = await replayWith(replay, entries, { lineOf, period: undefined }, (count) =>
        onRead("calls", count),
      );
      const { span } = result;
      return { period: span && { since: dayOf(span.first), until: dayOf(span.last) }, source: "file", result };
    }
    const period = periodOf({ since: SINCE });
    // A require, not an import: what speaks to Twilio takes longer to load than all the rest.
    // oxlint-disable-next-line typescript/no-require-imports
    const { accountSource } = require("./accountReplay") as typeof accountModule;
    const asked = { ...options, period, insights: false, maxExecutions: MOST_EXECUTIONS };
    const source = await accountSource(asked, reading, onRead);
    const { entries, seenOf } = source;
    const result = await replayWith(replay, entries, { lineOf, period }, (count) => onRead("calls", count), seenOf);
    notes.push(...source.notes, ...source.left);
    return { period, source: "twilio", result };
  };
  const { period, source, result } = await progress.during(read);
  const shown = maskedReplay(result);
  const regulars = Object.values(shown.lines).flatMap((line) => line.regulars);
  return {
    period,
    source,
    calls: shown.calls,
    total: shown.totalChanged,
    regulars: regulars.sort((one, other) => other.answeredMinutes - one.answeredMinutes),
    changed: shown.changed,
    notes: [...notes, ...shown.skipped.map(({ reason, calls }) => `left out: ${calls}, ${reason}`)],
  };
}

function judgeOf({ lines }: Side): Judge {
  const lineOf = lineLookup(lines.map(asJudged));
  const judges = lines.map(lineJudge);
  return (call) => {
    const found = lineOf(call.to);
    return ("index" in found ? judges[found.index]?.(call) : undefined) ?? UNFENCED;
  };
}

/** Two stacks have numbers of their own: a call to a line of one is judged by the line of that name in the other. */
function partnerJudge(before: Side, after: Side): Judge {
  const lineOf = lineLookup(before.lines.map(asJudged));
  const single = before.lines.length === 1 && after.lines.length === 1;
  const judges = before.lines.map(({ line }) => {
    const partner = single ? after.lines[0] : after.lines.find((other) => other.line === line);
    return partner && lineJudge(partner);
  });
  return (call) => {
    const found = lineOf(call.to);
    return ("index" in found ? judges[found.index]?.(call) : undefined) ?? UNFENCED;
  };
}

const lineJudge = ({ policy, definition }: SideLine): Judge =>
  policy === undefined ? flowJudge(definition) : policyJudge(policy);

const asJudged = ({ line, selection, numbers }: SideLine) => ({
  name: line,
  selection,
  numbers: selection.kind === "listed" ? numbers : [],
});

function secretNotes({ lines, name }: Side): string[] {
  return lines
    .filter(({ deciding }) => deciding.length > 0)
    .map(
      ({ line, deciding }) =>
        `line ${line} of ${name}: what callers meet depends on ${deciding.join(", ")}, which is secret`,
    );
}
