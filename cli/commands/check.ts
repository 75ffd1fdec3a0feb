import { type Command } from "commander";
import { type LinePolicy } from "../../program/config";
import { flowFaults } from "../line/flowFaults";
import { secretSettings } from "../line/secretSettings";
import { filterText } from "../line/selection";
import { Printed } from "../printed";
import { type PlacedFault, readStack, type StackReading } from "../stack";
import { columns, type Terminal } from "../terminal";
import {
  flat,
  listed,
  type StackCommandOptions,
  summary,
  toldFaults,
  unchecked,
  withStackOptions,
} from "./stackOptions";

const HELP = `
Looks at the stack file alone: no account, no network, no Pulumi. Exit code 0 if all is well, 1 after faults.
Secrets count as present; the output names what could not be looked into.

Examples:
  ringfence check
  ringfence check --stack prod --json
`;

/** `ringfence check`: every fault of a stack file at once. */
export function checkCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("check"), "print the faults as JSON")
    .description("look for faults in a stack file, offline")
    .addHelpText("after", HELP)
    .action((options: StackCommandOptions) => {
      const reading = readStack(options);
      const faults = [...reading.faults, ...flowFaults(reading)];
      const result = {
        ...summary(reading, faults),
        notices: reading.notices.map(flat),
        unchecked: unchecked(reading),
        lines: (reading.config?.lines ?? []).map((line) => ({ line: line.line, ...numbersOf(line, reading) })),
      };
      terminal.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : told(reading, result, faults));
      if (faults.length > 0) throw new Printed(1);
    });
}

/** How many numbers a line lists, or which ones a filter chooses. */
interface Numbers {
  numbers?: number;
  filter?: string;
}

function numbersOf(line: LinePolicy, reading: StackReading): Numbers {
  const filter = filterText(line);
  if (filter === undefined) return { numbers: line.numbers.length };
  return {
    filter: secretSettings(reading, line.line).some(({ setting }) => setting === "numbers") ? "secret" : filter,
  };
}

interface Result {
  unchecked: ReturnType<typeof unchecked>;
  lines: (Numbers & { line: string })[];
}

function told({ file, stack, notices }: StackReading, { unchecked, lines }: Result, faults: PlacedFault[]): string {
  const rows = lines.map(({ line, numbers, filter }) => [
    line,
    filter ?? `${numbers} number${numbers === 1 ? "" : "s"}`,
  ]);
  const sound = `${file}: no fault found, stack ${stack}\n${rows.length > 0 ? `${columns(rows)}\n` : ""}`;
  const unseen = unchecked.map(({ path, reason }) => `  ${path}: ${reason}\n`).join("");
  return [
    faults.length > 0 ? toldFaults(file, faults) : sound,
    notices.length > 0 ? `Worth a look:\n${listed(notices)}` : "",
    unseen && `Not looked into:\n${unseen}`,
    "What needs the account (credentials, the numbers, what they did before) is looked at by `pulumi preview`.\n",
  ].join("");
}
