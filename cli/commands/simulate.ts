import { isPhoneNumber } from "../../flows/policy/phoneNumbers";
import { type Command } from "commander";
import { answerWith, type Call, isHidden } from "../../flows";
import { calledLine } from "../line/choose";
import { flowErrors } from "../line/flowErrors";
import { decidingSecrets, secretSettings } from "../line/secretSettings";
import { assumedCountry, givenCountry } from "../simulate/country";
import { simulatedOutcome, type SimulatedOutcome } from "../simulate/outcome";
import { columns, type Terminal } from "../terminal";
import { failWith, needConfig, type StackCommandOptions, withStackOptions } from "../stackOptions";

interface Options extends StackCommandOptions {
  from: string;
  to?: string;
  country?: string;
  line?: string;
  verdict?: string;
  digits?: string[];
  answer?: string;
}

const HELP = `
Runs the call through the compiled flow and through the policy, and checks that they agree. No call is placed.
The caller's country is the one that Twilio would report. Without --country, it is guessed from the number.

Examples:
  ringfence simulate --from +74950000001
  ringfence simulate --from anonymous --to +15550100001 --stack prod
  ringfence simulate --from sip:alice@example.com --country DE --json
  ringfence simulate --from +12015550123 --verdict TN-Validation-Failed-A --digits 5 4
  ringfence simulate --from +12015550123 --answer spam
`;

/** Settings that say where calls go. */
const HOLDING_TARGETS = ["forward", "routes.forward", "blockedCallers", "hiddenCallers", "unknownCountry"];

/** `ringfence simulate`: the outcome of a call. */
export function simulateCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("simulate"), "print the outcome as JSON")
    .description("print the outcome of a call, offline")
    .requiredOption(
      "-f, --from <caller>",
      'the caller: a number, sip:… or client:…; anonymous or "" for a hidden caller',
    )
    .option("-t, --to <number>", "the called number (default: the first number of the line)")
    .option("--country <code>", 'the caller\'s country as Twilio would report it, such as RU; "" for none')
    .option("-l, --line <name>", "the called line, instead of --to")
    .option("--verdict <value>", "the network's verdict on the caller ID, as StirVerstat gives it (default: none)")
    .option("--digits <digits...>", "what the caller enters each time that digits are asked for (default: nothing)")
    .option("--answer <verdict>", "what the look-up answers about the caller (default: it fails)")
    .addHelpText("after", HELP)
    .action((options: Options) => {
      const reading = needConfig(options, terminal);
      const errors = flowErrors(reading);
      if (errors.length > 0) failWith(reading, errors, options, terminal);
      const { policy, to, assumptions } = calledLine(reading.config.lines, options);
      const deciding = decidingSecrets(reading, policy.line).map(({ path }) => path);
      if (deciding.length > 0) {
        throw new Error(
          `the outcome depends on ${deciding.join(", ")}, which is secret. Use --config with a stack file in which it is not encrypted`,
        );
      }
      const from = options.from.trim();
      const { country, assumption } =
        options.country === undefined ? assumedCountry(from) : givenCountry(options.country);
      const hideTarget = secretSettings(reading, policy.line).some(({ setting }) => HOLDING_TARGETS.includes(setting));
      const call: Call = {
        from,
        to,
        callerCountry: country,
        ...(options.verdict !== undefined && { parameters: { StirVerstat: options.verdict } }),
        ...(options.digits !== undefined && { digits: options.digits }),
        ...(options.answer !== undefined && { answer: answerWith(options.answer) }),
      };
      const { words, ...outcome } = simulatedOutcome(policy, call, reading, hideTarget);
      const assumed = [...assumptions, ...(assumption === undefined ? [] : [assumption]), ...remarks(from)];
      terminal.out(
        options.json
          ? `${JSON.stringify({ ...outcome, assumed }, null, 2)}\n`
          : `${inWords({ ...outcome, words }, assumed)}\n`,
      );
    });
}

/** What may surprise about the given caller. */
function remarks(from: string): string[] {
  if (isPhoneNumber(`+${from}`) && !isHidden(from))
    return [`the number has no plus sign, so its country is not certain. Did you mean +${from}?`];
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
      ["path", outcome.path.join(" > ")],
      ...(outcome.runsOn === "function"
        ? [["runs on", "a Twilio Function; the path is that of the flow that decides the same"]]
        : []),
      ...assumed.map((text) => ["assumed", text]),
    ]),
  ].join("\n");
}
