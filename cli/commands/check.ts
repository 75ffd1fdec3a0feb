import { type Command } from "commander";
import { type LinePolicy } from "../../config";
import { flowFaults } from "../line/flowFaults";
import { secretSettings } from "../line/secretSettings";
import { filterText } from "../line/selection";
import { writtenIn } from "../diff/written";
import { lookLive, type LiveLook } from "../live/look";
import { Printed } from "../printed";
import { type PlacedFault, readStack, type StackReading } from "../stack";
import { accountOf } from "../stack/account";
import { chooseStack } from "../stack/choose";
import { columns, type Terminal } from "../terminal";
import { UsageError } from "../usageError";
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
Looks at the stack file alone: no account, no network, no Pulumi; the engine is asked (pulumi config --json) only where the
file imports an environment:, or where there is no file. Exit code 0 if all is well, 1 after faults. Keys that
nobody reads, such as misspelt ones, are faults; region and edge are looked at with TWILIO_REGION and TWILIO_EDGE.
Secrets count as present; the output names what could not be looked into.

--live then looks at the account, too, and writes nothing. It finds what a preview would refuse: credentials that are wrong
or of another account; every number that could not be fenced, since it is not there, under a trunk or an application, for
faxes or without voice, without a handler, or on another fence; a forward that leads back; a flow that Twilio does not
take; a service of the stack's name that is somebody else's. It also finds numbers whose calls are routed to another region.
Credentials are those of the stack file or TWILIO_* in the environment; an encrypted one has to come from the environment.

Examples:
  ringfence check
  ringfence check --stack prod --live
  ringfence check --stack prod --json
`;

/** `ringfence check`: every fault of a stack file at once. */
export function checkCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("check"), "print the faults as JSON")
    .description("look for faults in a stack file, offline or (--live) against its account")
    .option("--live", "look at the account's numbers, too", false)
    .addHelpText("after", HELP)
    .action(async (options: CheckOptions) => {
      const reading = readStack(options);
      const offline = [...reading.faults, ...flowFaults(reading)];
      const live = options.live && offline.length === 0 ? await lookedAt(reading, options) : undefined;
      const faults = [...offline, ...(live?.faults ?? [])];
      const result = {
        ...summary(reading, faults),
        notices: reading.notices.map(flat),
        unchecked: unchecked(reading),
        lines: (reading.config?.lines ?? []).map((line) => ({ line: line.line, ...numbersOf(line, reading) })),
        ...(live && { live }),
      };
      terminal.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : told(reading, result, faults, options.live));
      if (faults.length > 0) throw new Printed(1);
    });
}

interface CheckOptions extends StackCommandOptions {
  live: boolean;
}

/** @throws UsageError without credentials, or where secrets hide too much of the file. */
async function lookedAt(reading: StackReading, options: CheckOptions): Promise<LiveLook> {
  const { config, file, secrets } = reading;
  if (config === undefined) {
    throw new UsageError(`${file}: too much of it is secret: ${secrets.join(", ")}. \`pulumi preview\` can read it`);
  }
  const { account } = writtenIn(chooseStack(options));
  return lookLive({ ...reading, config }, accountOf(account, file, "the account cannot be looked at"));
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
  live?: LiveLook;
}

function told(
  { file, stack, notices, engine }: StackReading,
  { unchecked, lines, live }: Result,
  faults: PlacedFault[],
  asked: boolean,
): string {
  const rows = lines.map(({ line, numbers, filter }) => [
    line,
    filter ?? `${numbers} number${numbers === 1 ? "" : "s"}`,
  ]);
  const sound = `${file}: no fault found, stack ${stack}\n${rows.length > 0 ? `${columns(rows)}\n` : ""}`;
  const worthALook = [...notices, ...(live?.notices ?? [])];
  const hidden = unchecked.map(({ path, reason }) => `  ${path}: ${reason}\n`);
  const unseen = [...hidden, ...(live?.unseen ?? []).map((what) => `  ${what}\n`)].join("");
  return [
    faults.length > 0 ? toldFaults(file, faults) : sound,
    engine === undefined ? "" : `The engine: ${engine}.\n`,
    worthALook.length > 0 ? `Worth a look:\n${listed(worthALook)}` : "",
    unseen && `Not looked into:\n${unseen}`,
    live ? seen(live) : asked ? "The account was not looked at: mend the stack file first.\n" : OFFLINE,
  ].join("");
}

const OFFLINE =
  "What needs the account (credentials, the numbers, what they did before) is looked at by `ringfence check --live` and by `pulumi preview`.\n";

function seen({ accountSid, region, numbers, skipped }: LiveLook): string {
  const out = skipped.map(({ line, number, reason }) => `  line ${line} leaves out ${number}: ${reason}\n`).join("");
  const count = numbers === 1 ? "1 number" : `${numbers} numbers`;
  return `Account ${accountSid}, region ${region}: ${count} looked at, nothing written.\n${out}`;
}
