import {
  type CallRecord,
  enforced,
  isInbound,
  policyJudge,
  Replay,
  type ReplayResult,
  type SeenCall,
} from "../../evidence";
import { type Against } from "./against";
import { type FileEntry } from "./fileEntry";
import { type JudgedLine, type LineOf, lineLookup } from "./lines";
import { isWithin, type Period } from "./period";

/** What calls are judged by. */
export interface ReplayPlan {
  lines: readonly JudgedLine[];
  /** Undefined: whatever the source has. */
  period: Period | undefined;
  against: Against | undefined;
}

/** What a source knows of a call beyond its record; undefined where it knows nothing. */
export type SeenOf = (record: CallRecord) => SeenCall | undefined;

/** Judges the calls of a source one after the other. */
export function replayCalls(
  entries: AsyncIterable<FileEntry[]>,
  { lines, period, against }: ReplayPlan,
  onRead: (calls: number) => void,
  seenOf?: SeenOf,
): Promise<ReplayResult> {
  const judged = lines.map(({ name, policy }) => ({
    name,
    judge: policyJudge(enforced(policy)),
    ...(against && { compared: { before: against.judge, now: policyJudge(policy) } }),
  }));
  return replayWith(new Replay(judged), entries, { lineOf: lineLookup(lines), period }, onRead, seenOf);
}

/** Takes the calls of a source into a replay; what does not belong there is counted as left out. */
export async function replayWith(
  replay: Replay,
  entries: AsyncIterable<FileEntry[]>,
  { lineOf, period }: { lineOf: LineOf; period: Period | undefined },
  onRead: (calls: number) => void,
  seenOf: SeenOf = () => undefined,
): Promise<ReplayResult> {
  for await (const batch of entries) {
    for (const entry of batch) {
      if ("unread" in entry) replay.skip(entry.unread);
      else take(entry.record);
    }
    onRead(batch.length);
  }
  return replay.result();

  function take(record: CallRecord): void {
    if (!isInbound(record)) return replay.skip("not inbound");
    if (period !== undefined && record.startedAt === undefined) {
      return replay.skip("no start time, so the day is not known");
    }
    if (period !== undefined && record.startedAt !== undefined && !isWithin(period, record.startedAt)) {
      return replay.skip("outside the period");
    }
    const found = lineOf(record.to);
    if ("none" in found) return replay.skip(found.none);
    replay.add(found.index, record, seenOf(record));
  }
}
