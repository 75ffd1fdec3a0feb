import { type Command } from "commander";
import { canonicalJson, compile, type FlowDefinition } from "../../flows";
import { type LinePolicy } from "../../config";
import { lineNamed } from "../line/choose";
import { flowErrors } from "../line/flowErrors";
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
Prints the Studio flow definition of the line. With several lines and no --line, it prints a map from line name to
definition. Values that only the account knows are made up, and the error output names them: the URL of the reject
document, and the handler of each number that ringfence:former does not name.

Examples:
  ringfence compile --stack prod --line sales > sales.json
  ringfence compile --no-pretty | sha256sum
`;

/** `ringfence compile`: the flow definitions of a stack file. */
export function compileCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("compile"), "the same as --no-pretty; errors are JSON too")
    .description("print the flow definitions that a stack file compiles to, offline")
    .option("-l, --line <name>", "only this line")
    .option("--pretty", "indent the JSON (the default on a terminal)")
    .option("--no-pretty", "print canonical JSON on one line with sorted keys, so that equal flows give equal text")
    .option(
      "--show-secrets",
      "show passwords, and the user and query of URLs, where the file has them unencrypted",
      false,
    )
    .addHelpText("after", HELP)
    .action((options: Options) => {
      const reading = needConfig(options, terminal);
      const errors = flowErrors(reading);
      if (errors.length > 0) failWith(reading, errors, options, terminal);
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
      `line "${line.line}" depends on ${deciding.join(", ")}, which is secret. Run \`pulumi preview\`, which can read it and shows the flow`,
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
    say(`${surroundings.rejectUrl} is a placeholder for the reject document, which \`pulumi up\` hosts`);
  }
  if (line.runsOn === "function") say("runs on a Function, so no flow is deployed. This flow decides the same");
  if (surroundings.madeUpAccount) say(`the account ${surroundings.accountSid} is made up: set twilio:accountSid`);
  if (surroundings.madeUp.length > 0) {
    say(`the handlers of these numbers are made up: ${filter ?? someOf(surroundings.madeUp, SHOWN)}`);
  }
  const secrets = secretSettings(reading, policy.line).map(({ path }) => path);
  if (secrets.length > 0) say(`these secret values are made up: ${secrets.join(", ")}`);
  if (options.showSecrets) return definition;
  const { value, hidden } = hideSecrets(definition);
  if (hidden > 0) say("passwords and the user and query of URLs are hidden. Use --show-secrets to show them");
  return value;
}
