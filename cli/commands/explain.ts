import { type Command } from "commander";
import { type ExplainedLine, markdown } from "../explain/markdown";
import { rowsOf } from "../explain/rows";
import { secretSettings } from "../line/secretSettings";
import { filterText } from "../line/selection";
import { type LinePolicy } from "../../config";
import { type SoundReading } from "../stack";
import { type Terminal } from "../terminal";
import { needConfig, type StackCommandOptions, summary, unchecked, withStackOptions } from "../stackOptions";

const HELP = `
Prints Markdown. For each line it prints the numbers and a table with the outcome of each check, in the order of the checks.
Equal stack files give equal text, so a text diff of two outputs shows the change. Secrets are hidden.

Examples:
  ringfence explain --stack prod > screening.md
  ringfence explain --config Pulumi.prod.yaml --json
`;

/** `ringfence explain`: the outcomes of calls, as a document for a pull request. */
export function explainCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("explain"), "print the tables as JSON")
    .description("print the outcome of every check as Markdown for a pull request, offline")
    .addHelpText("after", HELP)
    .action((options: StackCommandOptions) => {
      const reading = needConfig(options, terminal);
      const lines = explained(reading);
      const { project, stack, file } = reading;
      if (options.json) {
        const answer = { ...summary(reading, []), unchecked: unchecked(reading), lines };
        terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
      } else terminal.out(markdown(project === "" ? stack : `${project}/${stack}`, file, lines));
    });
}

function explained(reading: SoundReading): ExplainedLine[] {
  return reading.config.lines.map((policy) => {
    const secrets = secretSettings(reading, policy.line);
    const isSecret = (setting: string) =>
      secrets.some((secret) => secret.setting === setting || secret.setting === "lines");
    return {
      line: policy.line,
      mode: isSecret("mode") ? "secret" : policy.mode,
      runsOn: policy.runsOn ?? "studio",
      ...(isSecret("numbers") ? {} : numbersOf(policy)),
      checks: rowsOf(policy, isSecret),
    };
  });
}

function numbersOf(line: LinePolicy): Pick<ExplainedLine, "numbers" | "filter"> {
  const filter = filterText(line);
  return filter === undefined ? { numbers: [...line.numbers].sort() } : { filter };
}
