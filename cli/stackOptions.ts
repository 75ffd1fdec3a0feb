import { counted } from "./line/someOf";
import { type Command } from "commander";
import { Printed } from "./printed";
import {
  type PlacedError,
  readStack,
  shownError,
  type SoundReading,
  type StackOptions,
  type StackReading,
} from "./stack";
import { type Terminal } from "./terminal";

/** Options of every command that reads a stack file. */
export interface StackCommandOptions extends StackOptions {
  json: boolean;
}

/** Adds those options. */
export function withStackOptions(command: Command, json: string): Command {
  return command
    .option("-s, --stack <name>", "the stack, such as dev (default: the only stack, or else dev)")
    .option("-c, --config <file>", "path of a stack file, instead of --stack")
    .option("--json", json, false);
}

/**
 * The stack's config, if it can be used.
 *
 * @throws Printed with exit code 1 after its errors are printed.
 */
export function needConfig(options: StackCommandOptions, terminal: Terminal): SoundReading {
  const reading = readStack(options);
  const { config, errors } = reading;
  if (config === undefined) return failWith(reading, errors, options, terminal);
  sayEngine(reading, terminal);
  return { ...reading, config };
}

/** Says where the config is not the file's alone: on the standard error, so that JSON stays what it is. */
export function sayEngine({ file, engine }: StackReading, terminal: Terminal): void {
  if (engine !== undefined) terminal.error(`${file}: ${engine}\n`);
}

/** Prints the errors of a stack file, then ends with exit code 1. */
export function failWith(
  reading: StackReading,
  errors: PlacedError[],
  options: StackCommandOptions,
  terminal: Terminal,
): never {
  if (options.json) {
    const answer = { ...summary(reading, errors), ok: false, unchecked: unchecked(reading) };
    terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
  } else if (errors.length > 0) {
    terminal.error(errorText(reading.file, errors));
  } else if (reading.secrets.length === 0 && reading.engine !== undefined) {
    terminal.error(`${reading.file}: too little of it is known. ${reading.engine}\n${listed(reading.notices)}`);
  } else {
    const secrets = reading.secrets.join(", ");
    terminal.error(
      `${reading.file}: it cannot be read, because these keys are secret: ${secrets}. Run \`pulumi preview\`, which can read them\n`,
    );
  }
  throw new Printed(1);
}

/** The beginning of every JSON answer about a stack file. */
export function summary({ stack, project, file, engine }: StackReading, errors: PlacedError[]) {
  return {
    stack,
    project,
    file,
    ...(engine !== undefined && { engine }),
    ok: errors.length === 0,
    errors: errors.map(flat),
  };
}

/** An error or notice with its place beside it, as JSON has it. */
export function flat({ place, ...error }: PlacedError) {
  return { ...error, ...place };
}

/** What could not be checked, by path or subject, and why. */
export function unchecked({ secrets, environments }: StackReading): { path: string; reason: string }[] {
  return [
    ...secrets.map((path) => ({ path, reason: "is secret" })),
    ...environments.map((name) => ({
      path: `environment ${name}`,
      reason: "is kept outside the stack file",
    })),
  ];
}

/** Config errors or notices, one per line. */
export function listed(errors: PlacedError[]): string {
  return errors.map((error) => `  ${shownError(error)}\n`).join("");
}

/** The file with the number of its errors, and one line for each. */
export function errorText(file: string, errors: PlacedError[]): string {
  return `${file}: ${counted(errors.length, "error")}\n${listed(errors)}`;
}
