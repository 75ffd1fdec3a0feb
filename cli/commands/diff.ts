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
import { needConfig, withStackOptions } from "./stackOptions";

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
Follows calls from every country, hidden callers, callers without a country, and every exception through both, number by
number. A change of a name or of the layout is no difference.

Without further options: the stack file as git has it at HEAD, against the file as it is. --from and --to take revisions.
--stack A --against-stack B: what callers of B would meet under the policy of A.
--deployed: what Twilio has now, against the stack file. Reads the flows and the numbers, and writes nothing. Credentials
are those of the stack file or TWILIO_* in the environment; an encrypted one has to come from the environment.

--calls says, too, what the change would have done to the calls of the last 30 days, regular callers first: those of the
account, or of a file as \`ringfence replay\` takes it. Callers are masked.

Exit codes: 0 no caller's outcome differs; 1 some do, or may, as secrets hide it; 2 nothing could be compared.

Examples:
  ringfence diff
  ringfence diff --stack prod --from origin/main --markdown
  ringfence diff --stack dev --against-stack prod
  ringfence diff --stack prod --deployed --json
  ringfence diff --stack prod --from origin/main --calls --markdown
`;

/** `ringfence diff`: what callers meet before and after a change. */
export function diffCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("diff"), "print the differences as JSON")
    .description("say whose calls end differently after a change, against git, another stack or what is deployed")
    .option("--from <revision>", "git revision of the stack file before; HEAD unless said")
    .option("--to <revision>", "git revision after; the file as it is unless said")
    .option("--against-stack <name>", "compare with this stack, in place of a revision")
    .option("--deployed", "compare with what Twilio has", false)
    .option("--markdown", "print a comment for a pull request, with the flows drawn", false)
    .option("--calls [file]", "say what it would have done to the calls of the last 30 days, or of a file")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      if (options.json && options.markdown)
        throw new UsageError("--json and --markdown are two forms. Give one of them");
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
