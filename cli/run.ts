import { Command, CommanderError } from "commander";
import { hideAddresses } from "../flows";
import { callCommand } from "./commands/call";
import { checkCommand } from "./commands/check";
import { compileCommand } from "./commands/compile";
import { diffCommand } from "./commands/diff";
import { emulatorCommand } from "./commands/emulator";
import { explainCommand } from "./commands/explain";
import { previewCommand } from "./commands/preview";
import { replayCommand } from "./commands/replay";
import { renderCommand } from "./commands/render";
import { reportCommand } from "./commands/report";
import { simulateCommand } from "./commands/simulate";
import { verifyCommand } from "./commands/verify";
import { Printed } from "./printed";
import { terminal, type Terminal } from "./terminal";
import { UsageError } from "./usageError";

/** A subcommand puts itself into the program. */
type AddCommand = (program: Command, terminal: Terminal) => void;

/** Every subcommand, in the order of the help text. */
const commands: AddCommand[] = [
  checkCommand,
  compileCommand,
  simulateCommand,
  explainCommand,
  renderCommand,
  previewCommand,
  diffCommand,
  replayCommand,
  reportCommand,
  verifyCommand,
  emulatorCommand,
  callCommand,
];

const HELP = `
Exit codes: 0 all is well; 1 the stack file has errors, or something failed; 2 the command was called wrongly.
`;

/**
 * Runs `ringfence` with these arguments (without the name of the program).
 * @returns the exit code: 0; 1 after an error or a failure, 2 after wrong use, both of which are printed.
 */
export async function runCli(args: readonly string[], to: Terminal = terminal): Promise<number> {
  const program = new Command("ringfence")
    .description("Country call screening for Twilio phone numbers, as code.")
    .addHelpText("after", HELP)
    // A subcommand's subcommand has options of its own: the port of `emulator error` is not the emulator's.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: to.out, writeErr: to.error });
  for (const add of commands) add(program, to);
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // commander has printed its own errors, and throws for --help too.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Printed) return error.exitCode;
    to.error(`ringfence: ${hideAddresses(error instanceof Error ? error.message : String(error))}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
