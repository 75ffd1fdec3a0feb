import { type Command } from "commander";
import { isHidden } from "../../flows";
import { calledLine } from "../line/choose";
import { flowFaults } from "../line/flowFaults";
import { decidingSecrets, secretSettings } from "../line/secretSettings";
import { assumedCountry, givenCountry } from "../simulate/country";
import { simulatedOutcome, type SimulatedOutcome } from "../simulate/outcome";
import { columns, type Terminal } from "../terminal";
import { failWith, needConfig, type StackCommandOptions, withStackOptions } from "./stackOptions";

interface Options extends StackCommandOptions {
  from: string;
  to?: string;
  country?: string;
  line?: string;
}

const HELP = `
Takes the call through the compiled flow and through the policy, which have to agree. Nothing is called.
The caller's country is what Twilio says of it; without --country it is assumed by the number.

Examples:
  ringfence simulate --from +74950000001
  ringfence simulate --from anonymous --to +15550100001 --stack prod
  ringfence simulate --from sip:alice@example.com --country DE --json
`;

/** `ringfence simulate`: what a caller would meet. */
export function simulateCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("simulate"), "print the outcome as JSON")
    .description("say what a caller would meet, offline")
    .requiredOption("-f, --from <caller>", 'a number, sip:…, client:…; a hidden caller is anonymous or ""')
    .option("-t, --to <number>", "the number that is called; without it the line's first")
    .option("--country <code>", 'the caller\'s country as Twilio gives it, such as RU; "" for none')
    .option("-l, --line <name>", "the line that is called, in place of --to")
    .addHelpText("after", HELP)
    .action((options: Options) => {
      const reading = needConfig(options, terminal);
      const faults = flowFaults(reading);
      if (faults.length > 0) failWith(reading, faults, options, terminal);
      const { policy, to, assumptions } = calledLine(reading.config.lines, options);
      const deciding = decidingSecrets(reading, policy.line).map(({ path }) => path);
      if (deciding.length > 0) {
        throw new Error(
          `what a caller meets depends on ${deciding.join(", ")}, which is secret. Give --config a stack file that has it in clear`,
        );
      }
      const from = options.from.trim();
      const { country, assumption } =
        options.country === undefined ? assumedCountry(from) : givenCountry(options.country);
      const hideTarget = secretSettings(reading, policy.line).some(({ setting }) =>
        ["forward", "routes.forward"].includes(setting),
      );
      const { words, ...outcome } = simulatedOutcome(policy, { from, to, callerCountry: country }, reading, hideTarget);
      const assumed = [...assumptions, ...(assumption === undefined ? [] : [assumption]), ...remarks(from)];
      terminal.out(
        options.json
          ? `${JSON.stringify({ ...outcome, assumed }, null, 2)}\n`
          : `${inWords({ ...outcome, words }, assumed)}\n`,
      );
    });
}

/** What a person may not expect of what they typed. */
function remarks(from: string): string[] {
  if (/^[1-9][0-9]{6,14}$/.test(from) && !isHidden(from))
    return [`a number of no certain country, as it has no plus sign: did you mean +${from}?`];
  return [];
}

function inWords({ line, from, to, callerCountry, words, ...outcome }: SimulatedOutcome, assumed: string[]): string {
  const caller = isHidden(from) ? `${from || "(no number)"}, hidden,` : from;
  return [
    `${caller}${callerCountry && ` from ${callerCountry}`} calls ${to}, line ${line}`,
    columns([
      ["outcome", outcome.outcome],
      ["because", words.because],
      ...(outcome.wouldReject ? [["noted", "as would_reject: mode monitor lets everybody in"]] : []),
      ...(outcome.forwardedTo === undefined ? [] : [["to", outcome.forwardedTo]]),
      ["hears", words.hears],
      ["answered", words.answered],
      ["billed", words.billed],
      ["through", outcome.path.join(" > ")],
      ...assumed.map((text) => ["assumed", text]),
    ]),
  ].join("\n");
}
