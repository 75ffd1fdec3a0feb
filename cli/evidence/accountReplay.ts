import { type ReplayResult, type SeenCall } from "../../evidence";
import { type Twilio } from "../../twilio/client";
import { TwilioError } from "../../twilio/errors";
import { fetchExecutionCall } from "../../twilio/executions";
import { summariesOf } from "../../twilio/insights";
import { type SoundReading } from "../stack";
import { type Against } from "./against";
import { type LinePolicy } from "../../config";
import { type FileEntry } from "./fileEntry";
import { callLog } from "./callLog";
import { executionLog, LOOKS_AT_ONCE } from "./executionLog";
import { type FenceAccount, fenceAccount } from "./fenceAccount";
import { judgedLines } from "./lines";
import { inParallel } from "./merged";
import { DAY, type Period } from "./period";
import { replayCalls, type SeenOf } from "./replayRun";

/** What an account is asked for. */
export interface AccountReplayOptions {
  period: Period;
  line?: string;
  insights: boolean;
  maxExecutions: number;
}

/** Gets what was read, and how many. */
export type OnRead = (what: string, count: number) => void;

/** Days that Voice Insights keeps summaries. */
const INSIGHTS_DAYS = 30;

/** The calls of an account, and what is known of them. */
export interface AccountSource {
  /** The lines with the numbers that the account has. */
  lines: readonly LinePolicy[];
  entries: AsyncIterable<FileEntry[]>;
  seenOf: SeenOf;
  /** Notes on it; complete once the calls are read. */
  notes: string[];
  /** What could not be read, in words; complete once the calls are read. */
  left: string[];
}

/**
 * Makes ready to read the calls of an account. Sends GET requests only.
 *
 * @param onRead gets what was read, and how many.
 */
export async function accountSource(
  options: AccountReplayOptions,
  reading: SoundReading,
  onRead: OnRead,
): Promise<AccountSource> {
  const account = await fenceAccount(reading, "the account's calls cannot be read; --calls reads a file instead");
  const left: string[] = [];
  const seen = await seenByStudio(account, options, left, onRead);
  const off = options.insights ? await addInsights(account.twilio, options.period, seen.calls, onRead) : [];
  return {
    lines: account.lines,
    entries: callLog(account.twilio, options.period, left),
    seenOf: ({ sid }) => seen.calls.get(sid),
    notes: [...account.notes, ...seen.notes, ...off],
    left,
  };
}

/** Judges the calls that an account had. Sends GET requests only. */
export async function accountReplay(
  options: AccountReplayOptions & { against: Against | undefined },
  reading: SoundReading,
  onRead: OnRead,
): Promise<{ result: ReplayResult; notes: string[]; isIncomplete: boolean }> {
  const source = await accountSource(options, reading, onRead);
  const { lines, notes } = judgedLines(reading, options.line, source.lines);
  const result = await replayCalls(
    source.entries,
    { lines, period: options.period, against: options.against },
    (count) => onRead("calls", count),
    source.seenOf,
  );
  return { result, notes: [...source.notes, ...notes, ...source.left], isIncomplete: source.left.length > 0 };
}

async function seenByStudio(
  { twilio, flows }: FenceAccount,
  { period, line, maxExecutions }: AccountReplayOptions,
  left: string[],
  onRead: OnRead,
): Promise<{ calls: Map<string, SeenCall>; notes: string[] }> {
  const calls = new Map<string, SeenCall>();
  const chosen = line === undefined ? flows : new Map([...flows].filter(([name]) => name === line));
  const { executions, isSample } = await executionLog(twilio, chosen, period, maxExecutions, left);
  await inParallel(
    executions.filter(({ execution }) => execution.callSid !== ""),
    LOOKS_AT_ONCE,
    async ({ execution }) => {
      const call = await fetchExecutionCall(twilio, execution);
      onRead("executions", 1);
      if (call?.country === undefined) return;
      const parameters = call.verstat === undefined ? undefined : { StirVerstat: call.verstat };
      calls.set(execution.callSid, { country: call.country, source: "execution", ...(parameters && { parameters }) });
    },
  );
  const sample = `the country that Studio saw is asked for the newest ${executions.length} executions only; --max-executions sets another number`;
  return { calls, notes: isSample ? [sample] : [] };
}

/** Adds what Voice Insights has of calls that no execution shows. If it is off, a note says so, and the rest continues. @returns notes on it. */
async function addInsights(
  twilio: Twilio,
  period: Period,
  calls: Map<string, SeenCall>,
  onRead: OnRead,
): Promise<string[]> {
  const from = Math.max(Date.parse(period.since), Date.now() - INSIGHTS_DAYS * DAY);
  const to = Math.min(Date.parse(period.until) + DAY, Date.now());
  if (from >= to) return [];
  try {
    for await (const page of summariesOf(twilio, new Date(from).toISOString(), new Date(to).toISOString())) {
      for (const { callSid, country } of page) {
        if (country !== "" && !calls.has(callSid)) calls.set(callSid, { country, source: "insights" });
      }
      onRead("summaries", page.length);
    }
    return [];
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error;
    const off = [401, 403, 404].includes(error.status)
      ? "is it switched on? Ringfence never does that, since it is billed"
      : "";
    return [`Voice Insights gave nothing (error ${error.code || error.status})${off && `: ${off}`}`];
  }
}
