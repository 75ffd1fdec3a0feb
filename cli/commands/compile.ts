import { type Command } from "commander";
import { canonicalJson, compile, type FlowDefinition } from "../../flows";
import { type LinePolicy } from "../../config";
import { lineNamed } from "../line/choose";
import { flowFaults } from "../line/flowFaults";
import { hideSecrets } from "../line/hideSecrets";
import { decidingSecrets, secretSettings } from "../line/secretSettings";
import { someOf } from "../line/someOf";
import { offlineSurroundings } from "../line/surroundings";
import { filterText, withNumbers } from "../line/selection";
import { type SoundReading } from "../stack";
import { type Terminal } from "../terminal";
import { failWith, needConfig, type StackCommandOptions, withStackOptions } from "../stackOptions";

interface Options extends StackCommandOptions {
  line?: string;
  pretty?: boolean;
  showSecrets: boolean;
}

const HELP = `
Prints the Studio flow definition of the line; with several lines, and no --line, a map from line name to definition.
What only the account knows is made up, and said on the error output: the URL of the reject document, and the former
handler of a number that ringfence:former does not name.

Examples:
  ringfence compile --stack prod --line sales > sales.json
  ringfence compile --no-pretty | sha256sum
`;

/** `ringfence compile`: the flow definitions that a stack file makes. */
export function compileCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("compile"), "the same as --no-pretty; faults are JSON too")
    .description("print the flow definitions that a stack file makes, offline")
    .option("-l, --line <name>", "only this line")
    .option("--pretty", "indented; the default on a terminal")
    .option("--no-pretty", "canonical JSON, on one line with sorted keys: equal flows give equal text")
    .option("--show-secrets", "show passwords, and user and query of URLs, that the file holds in clear", false)
    .addHelpText("after", HELP)
    .action((options: Options) => {
      const reading = needConfig(options, terminal);
      const faults = flowFaults(reading);
      if (faults.length > 0) failWith(reading, faults, options, terminal);
      const { lines } = reading.config;
      const chosen = options.line === undefined ? lines : [lineNamed(lines, options.line)];
      const flows = chosen.map((policy): [string, FlowDefinition] => [
        policy.line,
        definitionOf(policy, reading, options, terminal),
      ]);
      const [first, ...others] = flows;
      const output = first !== undefined && others.length === 0 ? first[1] : Object.fromEntries(flows);
      const pretty = options.pretty ?? (!options.json && terminal.isScreen === true);
      terminal.out(`${pretty ? JSON.stringify(output, null, 2) : canonicalJson(output)}\n`);
    });
}

/** More made-up handlers than this share one, as a flow has room for no more than 1,000. */
const MANY = 500;

/** Numbers that a message lists. */
const SHOWN = 10;

function definitionOf(line: LinePolicy, reading: SoundReading, options: Options, terminal: Terminal): FlowDefinition {
  const deciding = decidingSecrets(reading, line.line).map(({ path }) => path);
  if (deciding.length > 0) {
    throw new Error(
      `line "${line.line}" depends on ${deciding.join(", ")}, which is secret. \`pulumi preview\` can read it, and shows the flow`,
    );
  }
  const say = (text: string) => terminal.error(`line "${policy.line}": ${text}\n`);
  const filter = filterText(line);
  const policy = withNumbers(line);
  const surroundings = offlineSurroundings(
    policy,
    reading,
    filter === undefined && policy.numbers.length <= MANY ? "each" : "shared",
  );
  const definition = compile(policy, surroundings);
  if (JSON.stringify(definition).includes(surroundings.rejectUrl) && policy.rejectUrl === undefined) {
    say(`${surroundings.rejectUrl} stands for the reject document, which \`pulumi up\` hosts`);
  }
  if (surroundings.madeUpAccount) say(`the account ${surroundings.accountSid} is made up: set twilio:accountSid`);
  if (surroundings.madeUp.length > 0) {
    say(`made-up URLs stand for what these numbers did before: ${filter ?? someOf(surroundings.madeUp, SHOWN)}`);
  }
  const secrets = secretSettings(reading, policy.line).map(({ path }) => path);
  if (secrets.length > 0) say(`made-up values stand for what is secret: ${secrets.join(", ")}`);
  if (options.showSecrets) return definition;
  const { value, hidden } = hideSecrets(definition);
  if (hidden > 0) say("passwords, and user and query of URLs, are hidden; --show-secrets shows them");
  return value;
}
