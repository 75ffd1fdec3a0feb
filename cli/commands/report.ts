import { type Command, InvalidArgumentError } from "commander";
import { maskedReport } from "../../evidence";
import { renderCalls } from "../../render";
import type * as accountModule from "../evidence/accountReport";
import { formatOf, type OutputOptions, withOutputOptions, write } from "../evidence/output";
import { periodOf, tooOld } from "../evidence/period";
import { Progress } from "../evidence/progress";
import { reportCsv } from "../evidence/reportCsv";
import { reportMarkdown } from "../evidence/reportMarkdown";
import { reportPage } from "../evidence/reportPage";
import { reportText } from "../evidence/reportText";
import { reportJson, type ShownReport, totals } from "../evidence/shownReport";
import { Printed } from "../printed";
import { pageScript } from "../render/pageScript";
import { type Terminal } from "../terminal";
import { wholeNumber } from "../wholeNumber";
import { needConfig, type StackCommandOptions, withStackOptions } from "../stackOptions";

/** How many calls may be turned away: a number, or a share of all. */
interface Limit {
  text: string;
  count: number;
  isPercent: boolean;
}

interface Options extends StackCommandOptions, OutputOptions {
  since: string;
  until?: string;
  line?: string;
  maxExecutions: number;
  failAbove?: Limit;
}

const HELP = `
Shows what the fence did to calls, or would have done in mode monitor, by day, line, country and check. Sends GET
requests only.

Studio keeps executions for 30 days. The newest --max-executions of them are read step by step, with two requests
each. If there are more, the result is a sample and says so. All other calls come from the call log, which has no
country and no check: their outcome follows from their status and from the current policy.

Names calls that ended differently from what the flow at that time says, such as a call that was rejected and yet
answered, and callers whose country Twilio gives differently from the numbering plan.

Callers are masked. Nothing is stored on disk except the file of --out.

Exit codes: 0; 1 more calls were turned away than --fail-above allows, or part of it could not be read; 2 wrong use.

Examples:
  ringfence report --stack prod
  ringfence report --stack prod --since 7d --out report.html
  ringfence report --stack prod --since 1d --fail-above 5%
`;

/** `ringfence report`: what the fence did to calls. */
export function reportCommand(program: Command, terminal: Terminal): void {
  const command = withStackOptions(program.command("report"), "print the result as JSON")
    .description("show what the fence did to calls, or would have done in mode monitor")
    .option("--since <when>", "first day (UTC): a date, or days before today such as 7d", "30d")
    .option("--until <when>", "last day (UTC); today by default")
    .option("-l, --line <name>", "only this line")
    .option("--max-executions <n>", "executions to read step by step", wholeNumber(100_000), 1000)
    .option(
      "--fail-above <limit>",
      "exit with 1 if more calls were turned away: a number, or a share such as 5%",
      limit,
    );
  withOutputOptions(command)
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      formatOf(options);
      const reading = needConfig(options, terminal);
      const period = periodOf(options);
      // A require, not an import: what speaks to Twilio takes longer to load than all the rest.
      // oxlint-disable-next-line typescript/no-require-imports
      const { accountReport } = require("../evidence/accountReport") as typeof accountModule;
      const progress = new Progress(terminal);
      const report = await progress.during(() =>
        accountReport({ ...options, period }, reading, (what, count) => progress.add(what, count)),
      );
      const { project, stack } = reading;
      const old = tooOld(period);
      const shown: ShownReport = {
        title: project === "" ? stack : `${project}/${stack}`,
        period,
        isSample: report.isSample,
        notes: [...report.notes, ...(old === undefined ? [] : [old])],
        result: options.showNumbers ? report.result : maskedReport(report.result),
      };
      write(options, terminal, {
        text: () => reportText(shown),
        markdown: () => reportMarkdown(shown),
        html: () => renderCalls(reportPage(shown), pageScript("calls")),
        csv: () => reportCsv(shown),
        json: () => reportJson(shown),
      });
      if (["json", "csv"].includes(formatOf(options))) for (const note of shown.notes) terminal.error(`${note}\n`);
      if (report.isIncomplete || isAbove(shown, options.failAbove, terminal)) throw new Printed(1);
    });
}

function limit(text: string): Limit {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined || (percent === "" && digits.includes("."))) {
    throw new InvalidArgumentError("Give a number of calls such as 20, or a share such as 5%.");
  }
  return { text: text.trim(), count: Number(digits), isPercent: percent === "%" };
}

function isAbove(shown: ShownReport, allowed: Limit | undefined, terminal: Terminal): boolean {
  if (allowed === undefined) return false;
  const { calls, turnedAway } = totals(shown);
  const most = allowed.isPercent ? (allowed.count * calls) / 100 : allowed.count;
  if (turnedAway <= most) return false;
  terminal.error(`${turnedAway} of ${calls} calls were turned away, which is more than --fail-above ${allowed.text}\n`);
  return true;
}
