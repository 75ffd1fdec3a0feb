import { type Command } from "commander";
import { dayOf, maskedReplay, type ReplayResult } from "../../evidence";
import { renderCalls } from "../../render";
import type * as accountModule from "../evidence/accountReplay";
import { againstOf } from "../evidence/against";
import { callsInFile } from "../evidence/callFile";
import { judgedLines } from "../evidence/lines";
import { formatOf, type OutputOptions, withOutputOptions, write } from "../evidence/output";
import { type Period, periodOf, tooOld } from "../evidence/period";
import { Progress } from "../evidence/progress";
import { replayCsv } from "../evidence/replayCsv";
import { replayMarkdown } from "../evidence/replayMarkdown";
import { replayPage } from "../evidence/replayPage";
import { replayCalls } from "../evidence/replayRun";
import { replayText } from "../evidence/replayText";
import { replayJson, type ShownReplay } from "../evidence/shownReplay";
import { wholeNumber } from "../wholeNumber";
import { Printed } from "../printed";
import { pageScript } from "../render/pageScript";
import { type SoundReading } from "../stack";
import { type Terminal } from "../terminal";
import { needConfig, type StackCommandOptions, withStackOptions } from "../stackOptions";

/** Options of `ringfence replay`. */
interface ReplayOptions extends StackCommandOptions, OutputOptions {
  since?: string;
  until?: string;
  calls?: string;
  line?: string;
  against?: string;
  insights: boolean;
  maxExecutions: number;
}

/** How far back a replay looks by default. */
const DEFAULT_SINCE = "30d";

const HELP = `
Takes the inbound calls of the fenced numbers and decides each one by the policy of the stack file. Writes nothing to
Twilio. Names the regular callers who would be lost: they called at least twice and talked for a minute or more in all.
A line in mode monitor is judged as if it were enforced.

Calls come from the account's call log, day by day, or from a file with --calls, which needs no account and no network:
JSON lines of call records as Twilio's API returns them, or CSV with the columns from and to, and also start_time,
duration, status, direction, price and price_unit. All calls of a file count unless --since or --until is given.

The country of a caller is the one that Studio recorded, in the executions of the last 30 days (the newest --max-executions of
them, one request each); from Voice Insights with --insights, if the account pays for it; otherwise from the numbering
plan, which can differ from what Twilio says. The result shows how many calls used which source.

Callers are masked. Nothing is stored on disk except the file of --out.

Examples:
  ringfence replay --stack prod
  ringfence replay --stack prod --since 2026-11-01 --until 2026-11-14 --out calls.html
  ringfence replay --calls calls.jsonl --line sales --json
  ringfence replay --stack prod --against deployed --format markdown
`;

/** `ringfence replay`: what this policy would have done to the calls that the lines had. */
export function replayCommand(program: Command, terminal: Terminal): void {
  const command = withStackOptions(program.command("replay"), "print the result as JSON")
    .description("show what this policy would have done to the calls of the lines")
    .option("--since <when>", "first day (UTC): a date, or days before today such as 30d (default: 30d)")
    .option("--until <when>", "last day (UTC); today by default")
    .option("--calls <file>", "read the calls from a file, offline: JSON lines of call records, or CSV")
    .option("-l, --line <name>", "only this line")
    .option("--against <revision>", "compare the outcomes with those of a git revision, or of what is deployed")
    .option("--insights", "also take countries from Voice Insights, if it is switched on", false)
    .option(
      "--max-executions <n>",
      "executions to read for the country that Studio recorded",
      wholeNumber(100_000),
      1000,
    );
  withOutputOptions(command)
    .addHelpText("after", HELP)
    .action(async (options: ReplayOptions) => {
      formatOf(options);
      const reading = needConfig(options, terminal);
      const shown = await replayed(options, reading, terminal);
      write(options, terminal, {
        text: () => replayText(shown),
        markdown: () => replayMarkdown(shown),
        html: () => renderCalls(replayPage(shown), pageScript("calls")),
        csv: () => replayCsv(shown),
        json: () => replayJson(shown),
      });
      if (formatOf(options) === "json" || formatOf(options) === "csv") {
        for (const note of shown.notes) terminal.error(`${note}\n`);
      }
      // What was read is shown, and yet a job must not take it for the whole.
      if (shown.isIncomplete) throw new Printed(1);
    });
}

async function replayed(
  options: ReplayOptions,
  reading: SoundReading,
  terminal: Terminal,
): Promise<ShownReplay & { isIncomplete: boolean }> {
  const against = options.against === undefined ? undefined : await againstOf(options.against, options, reading);
  const progress = new Progress(terminal);
  const { project, stack } = reading;
  const common = { title: project === "" ? stack : `${project}/${stack}`, against: against?.name };
  const shownOf = (result: ReplayResult) => (options.showNumbers ? result : maskedReplay(result));
  if (options.calls !== undefined) {
    const period = filePeriod(options);
    const { lines, notes } = judgedLines(reading, options.line);
    const calls = callsInFile(options.calls);
    const plan = { lines, period, against };
    const result = await progress.during(() => replayCalls(calls, plan, (count) => progress.add("calls", count)));
    return {
      ...common,
      period: period ?? spanOf(result),
      source: "file",
      sourceWords: `the file ${options.calls}`,
      notes,
      result: shownOf(result),
      isIncomplete: false,
    };
  }
  const period = periodOf({ since: options.since ?? DEFAULT_SINCE, ...until(options) });
  // A require, not an import: what speaks to Twilio takes longer to load than all the rest.
  // oxlint-disable-next-line typescript/no-require-imports
  const { accountReplay } = require("../evidence/accountReplay") as typeof accountModule;
  const { result, notes, isIncomplete } = await progress.during(() =>
    accountReplay({ ...options, period, against }, reading, (what, count) => progress.add(what, count)),
  );
  const old = tooOld(period);
  return {
    ...common,
    period,
    source: "twilio",
    sourceWords: "the account's call log",
    notes: [...notes, ...(old === undefined ? [] : [old])],
    result: shownOf(result),
    isIncomplete,
  };
}

/** A file is its own period, unless one is asked for. */
function filePeriod(options: ReplayOptions): Period | undefined {
  if (options.since === undefined && options.until === undefined) return undefined;
  return periodOf({ since: options.since ?? "1970-01-01", ...until(options) });
}

const until = (options: ReplayOptions) => (options.until === undefined ? {} : { until: options.until });

function spanOf({ span }: ReplayResult): Period | undefined {
  return span && { since: dayOf(span.first), until: dayOf(span.last) };
}
