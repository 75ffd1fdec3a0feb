import { type Command } from "commander";
import { compare, type Comparison } from "../diff/compare";
import { markdownOf } from "../diff/markdown";
import { inWords } from "../diff/words";
import { sidesOf, type SidesOptions } from "../diff/sides";
import { type DiffCalls, diffCalls } from "../evidence/diffCalls";
import { diffCallsMarkdown, diffCallsText } from "../evidence/diffCallsWords";
import { Printed } from "../printed";
import { type Terminal } from "../terminal";
import { UsageError } from "../usageError";
import { needConfig, withStackOptions } from "../stackOptions";

interface Options extends SidesOptions {
  json: boolean;
  markdown: boolean;
  calls?: string | true;
}

interface Compared {
  comparison: Comparison & { title: string };
  calls?: DiffCalls;
}

const HELP = `
Places calls through both flows, number by number: from every country, from hidden callers, from callers without a country
and from every exception; with every verdict on the caller ID and every answer that a flow tells apart, with the digits of
a challenge and without. In brackets stands what happens to callers with something else than no verdict, no digits and
an answer that nobody lists. A changed name or layout is not a difference.

Without further options, it compares the stack file at git's HEAD with the file as it is. --from and --to take revisions.
--stack A --against-stack B shows how calls to B would end under the policy of A.
--deployed compares what Twilio has now with the stack file. It reads the flows and the numbers, and writes nothing. The
credentials come from the stack file or from TWILIO_* in the environment. An encrypted one must come from the environment.

--calls also shows what the change would have done to the calls of the last 30 days, regular callers first: those of the
account, or of a file as \`ringfence replay\` takes it. Callers are masked.

Exit codes: 0 if no call outcome differs; 1 if some differ, or may differ because of secrets; 2 if the comparison failed.

Examples:
  ringfence diff
  ringfence diff --stack prod --from origin/main --markdown
  ringfence diff --stack dev --against-stack prod
  ringfence diff --stack prod --deployed --json
  ringfence diff --stack prod --from origin/main --calls --markdown
`;

/** `ringfence diff`: compares call outcomes before and after a change. */
export function diffCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("diff"), "print the differences as JSON")
    .description("compare call outcomes with a git revision, another stack or what is deployed")
    .option("--from <revision>", "git revision of the stack file before the change (default: HEAD)")
    .option("--to <revision>", "git revision after the change (default: the file as it is)")
    .option("--against-stack <name>", "compare with this stack instead of a revision")
    .option("--deployed", "compare with what is deployed in Twilio", false)
    .option("--markdown", "print Markdown for a pull request, with pictures of the flows", false)
    .option("--calls [file]", "show what the change would have done to the calls of the last 30 days, or of a file")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      if (options.json && options.markdown)
        throw new UsageError("--json and --markdown cannot be used together. Choose one of them");
      const { comparison, calls } = await compared(options, terminal);
      if (options.json) terminal.out(`${JSON.stringify({ ...asJson(comparison), calls }, null, 2)}\n`);
      else if (options.markdown) {
        const shown = calls === undefined ? "" : `\n${diffCallsMarkdown(calls)}`;
        terminal.out(markdownOf(comparison, comparison.title) + shown);
      } else terminal.out(inWords(comparison) + (calls === undefined ? "" : diffCallsText(calls)));
      if (!comparison.same) throw new Printed(1);
    });
}

/** Whatever keeps two sides from being compared ends with exit code 2, so that 1 always means a difference. */
async function compared(options: Options, terminal: Terminal): Promise<Compared> {
  try {
    const sides = await sidesOf(options, terminal);
    const { before, after, by, title } = sides;
    const comparison = { ...compare(before, after, by), title };
    if (options.calls === undefined) return { comparison };
    return {
      comparison,
      calls: await diffCalls(options.calls, sides, options, needConfig(options, terminal), terminal),
    };
  } catch (error) {
    if (error instanceof Printed) throw new Printed(2);
    throw error instanceof Error ? new UsageError(error.message) : error;
  }
}

function asJson({ groups, ...comparison }: Comparison) {
  return {
    ...comparison,
    groups: groups.map(({ before, after, ...group }) => ({
      lineBefore: before.line || null,
      lineAfter: after.line || null,
      ...group,
    })),
  };
}
