import { type Command } from "commander";
import { Printed } from "./printed";
import {
  type PlacedFault,
  readStack,
  shownFault,
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
  const { config, faults, engine } = reading;
  if (config === undefined) return failWith(reading, faults, options, terminal);
  if (engine !== undefined && !options.json) terminal.error(`${reading.file}: ${engine}\n`);
  return { ...reading, config };
}

/** Prints the errors of a stack file, then ends with exit code 1. */
export function failWith(
  reading: StackReading,
  faults: PlacedFault[],
  options: StackCommandOptions,
  terminal: Terminal,
): never {
  if (options.json) {
    const answer = { ...summary(reading, faults), ok: false, unchecked: unchecked(reading) };
    terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
  } else if (faults.length > 0) {
    terminal.error(faultText(reading.file, faults));
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
export function summary({ stack, project, file, engine }: StackReading, faults: PlacedFault[]) {
  return {
    stack,
    project,
    file,
    ...(engine !== undefined && { engine }),
    ok: faults.length === 0,
    faults: faults.map(flat),
  };
}

/** A fault or notice with its place beside it, as JSON has it. */
export function flat({ place, ...fault }: PlacedFault) {
  return { ...fault, ...place };
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
export function listed(faults: PlacedFault[]): string {
  return faults.map((fault) => `  ${shownFault(fault)}\n`).join("");
}

/** The file with the number of its errors, and one line for each. */
export function faultText(file: string, faults: PlacedFault[]): string {
  return `${file}: ${counted(faults)}\n${listed(faults)}`;
}

function counted(faults: PlacedFault[]): string {
  return faults.length === 1 ? "1 error" : `${faults.length} errors`;
}
