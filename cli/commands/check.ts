import { counted } from "../line/someOf";
import { type Command } from "commander";
import { type LinePolicy } from "../../config";
import { flowErrors } from "../line/flowErrors";
import { secretSettings } from "../line/secretSettings";
import { filterText } from "../line/selection";
import { lookLive, type LiveLook } from "../live/look";
import { Printed } from "../printed";
import { type PlacedError, readStack, type StackReading } from "../stack";
import { accountOf } from "../stack/account";
import { columns, type Terminal } from "../terminal";
import { UsageError } from "../usageError";
import {
  flat,
  listed,
  type StackCommandOptions,
  summary,
  errorText,
  unchecked,
  withStackOptions,
} from "../stackOptions";

const HELP = `
Checks the stack file only. It needs no account, no network and no Pulumi. Only where the file imports an environment:, or
where there is no file, the command asks the engine (pulumi config --json). The exit code is 0 without errors, and 1 with
errors. A key that nothing reads, such as a misspelt one, is an error. Region and edge are checked together with
TWILIO_REGION and TWILIO_EDGE. A secret counts as present; the output names what could not be checked because of it.

With --live, the command also checks the account. It writes nothing. It finds what a preview would refuse:
  - credentials that are wrong or belong to another account
  - numbers that cannot be fenced: not in the account, under a trunk or an application, for faxes, without voice, without
    a handler, or on another fence
  - a forward that leads back to a fenced number
  - a flow that Twilio does not accept
  - a Serverless service with the stack's name that belongs to somebody else
It also finds numbers whose calls are processed in another region. The credentials come from the stack file or from
TWILIO_* in the environment. An encrypted one must come from the environment.

Examples:
  ringfence check
  ringfence check --stack prod --live
  ringfence check --stack prod --json
`;

/** `ringfence check`: every config error of a stack file at once. */
export function checkCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("check"), "print the errors as JSON")
    .description("check a stack file, offline or (with --live) against its account")
    .option("--live", "also check the account", false)
    .addHelpText("after", HELP)
    .action(async (options: CheckOptions) => {
      const reading = readStack(options);
      const offline = [...reading.errors, ...flowErrors(reading)];
      const live = options.live && offline.length === 0 ? await lookAtAccount(reading) : undefined;
      const errors = [...offline, ...(live?.errors ?? [])];
      const result = {
        ...summary(reading, errors),
        notices: reading.notices.map(flat),
        unchecked: unchecked(reading),
        lines: (reading.config?.lines ?? []).map((line) => ({ line: line.line, ...numbersOf(line, reading) })),
        ...(live && { live }),
      };
      terminal.out(
        options.json ? `${JSON.stringify(result, null, 2)}\n` : checkText(reading, result, errors, options.live),
      );
      if (errors.length > 0) throw new Printed(1);
    });
}

interface CheckOptions extends StackCommandOptions {
  live: boolean;
}

/** @throws UsageError without credentials, or where secrets hide too much of the file. */
async function lookAtAccount(reading: StackReading): Promise<LiveLook> {
  const { config, file, secrets, account, engine } = reading;
  if (config === undefined && secrets.length === 0 && engine !== undefined) {
    throw new UsageError(`${file}: the account cannot be checked, because too little of it is known. ${engine}`);
  }
  if (config === undefined) {
    throw new UsageError(
      `${file}: it cannot be checked, because these keys are secret: ${secrets.join(", ")}. Run \`pulumi preview\`, which can read them`,
    );
  }
  return lookLive({ ...reading, config }, accountOf(account, file, "the account cannot be checked"));
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

function checkText(
  { file, stack, notices, engine }: StackReading,
  { unchecked, lines, live }: Result,
  errors: PlacedError[],
  wantsLive: boolean,
): string {
  const rows = lines.map(({ line, numbers, filter }) => [line, filter ?? counted(numbers ?? 0, "number")]);
  const clean = `${file}: no error found, stack ${stack}\n${rows.length > 0 ? `${columns(rows)}\n` : ""}`;
  const worthALook = [...notices, ...(live?.notices ?? [])];
  const hidden = unchecked.map(({ path, reason }) => `  ${path}: ${reason}\n`);
  const unseen = [...hidden, ...(live?.unseen ?? []).map((what) => `  ${what}\n`)].join("");
  return [
    errors.length > 0 ? errorText(file, errors) : clean,
    engine === undefined ? "" : `The engine: ${engine}.\n`,
    worthALook.length > 0 ? `Worth a look:\n${listed(worthALook)}` : "",
    unseen && `Not checked:\n${unseen}`,
    live ? accountText(live) : wantsLive ? "The account was not checked: correct the stack file first.\n" : OFFLINE,
  ].join("");
}

const OFFLINE =
  "`ringfence check --live` and `pulumi preview` also check what needs the account: credentials, numbers, and what answered them before.\n";

function accountText({ accountSid, region, numbers, skipped }: LiveLook): string {
  const out = skipped.map(({ line, number, reason }) => `  line ${line} skips ${number}: ${reason}\n`).join("");
  return `Account ${accountSid}, region ${region}: ${counted(numbers, "number")} checked, nothing written.\n${out}`;
}
