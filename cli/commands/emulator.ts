import path from "node:path";
import { type Command } from "commander";
import {
  startEmulator,
  type Emulator,
  type EmulatorOptions,
  type InjectedFault,
  type PhoneNumber,
} from "../../emulator";
import { FAULT_WORDS, faultFromWords } from "../emulator/faultWords";
import { columns, type Terminal } from "../terminal";
import { emulatorCallsCommand } from "./emulatorCalls";
import { emulatorFaultCommand } from "./emulatorFault";
import { DEFAULT_PORT, lagMilliseconds, milliseconds, port, requestsAtOnce } from "../emulator/options";
import { untilSignal } from "../untilSignal";

/** Numbers printed at the start; an account may hold thousands. */
const SHOWN_NUMBERS = 10;

interface Options {
  port: number;
  state: string;
  latency: number;
  readLag?: number;
  buildMs: number;
  reset: boolean;
  contract: boolean;
  maxConcurrent?: number;
  fault: InjectedFault[];
}

/** `ringfence emulator`: serves a local Twilio until it is stopped. */
export function emulatorCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command("emulator")
    .enablePositionalOptions()
    .description("run a local Twilio with flows, numbers, hosted TwiML and inbound calls; it needs no account")
    .option("--port <port>", "port on 127.0.0.1; 0 takes any free one", port, DEFAULT_PORT)
    .option("--state <file>", "file that holds the state", path.join(".ringfence", "emulator.json"))
    .option("--latency <ms>", "shortest time of each request, in milliseconds", milliseconds, 0)
    .option(
      "--read-lag <ms>",
      "time that reads of numbers and flows lag behind writes, in milliseconds",
      lagMilliseconds,
    )
    .option("--build-ms <ms>", "time of a Serverless build, in milliseconds", milliseconds, 500)
    .option("--reset", "start from a new state", false)
    .option("--contract", "check requests and answers against Twilio's OpenAPI documents", false)
    .option(
      "--max-concurrent <n>",
      "answer 429 to more than this many requests at once (default: no limit)",
      requestsAtOnce,
    )
    .option(
      "--fault <words>",
      "make a request fail, in the words below; can be repeated",
      (words, faults: InjectedFault[]) => [...faults, faultFromWords(words)],
      [],
    )
    .addHelpText("after", FAULT_WORDS)
    .action(async (options: Options) => {
      const stopped = untilSignal();
      const emulator = await start({
        port: options.port,
        stateFile: path.resolve(options.state),
        latencyMs: options.latency,
        buildMs: options.buildMs,
        reset: options.reset,
        contract: options.contract,
        ...(options.readLag !== undefined && { readLagMs: options.readLag }),
        ...(options.maxConcurrent !== undefined && { maxConcurrent: options.maxConcurrent }),
        onWarning: (text) => terminal.error(`${text}\n`),
      });
      for (const fault of options.fault) emulator.fault(fault);
      terminal.out(welcome(emulator, options));
      await stopped;
      await emulator.stop();
      terminal.out(`Stopped. The state is in ${options.state}\n`);
    });
  emulatorFaultCommand(command, terminal);
  emulatorCallsCommand(command, terminal);
}

async function start(options: EmulatorOptions): Promise<Emulator> {
  try {
    return await startEmulator(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(
      `port ${options.port} is taken, perhaps by another emulator. Stop that one, or choose another port with --port`,
      { cause: error },
    );
  }
}

function welcome(emulator: Emulator, options: Options): string {
  const { state } = emulator;
  const accounts = Object.values(state.accounts).flatMap((account) => [
    ["account", account.sid, `auth token ${account.authToken}`],
    ...Object.entries(account.keys).map(([sid, key]) => ["API key", sid, `secret ${key.secret}`]),
  ]);
  const numbers = Object.values(state.numbers);
  const more = numbers.length - SHOWN_NUMBERS;
  const first = numbers[0]?.phone_number ?? "+15550100001";
  const here = options.port === DEFAULT_PORT ? "" : ` --port ${new URL(emulator.url).port}`;
  return [
    `Emulator of Twilio at ${emulator.url}, state in ${options.state}`,
    "",
    columns(accounts),
    "",
    columns(numbers.slice(0, SHOWN_NUMBERS).map(numberRow)),
    ...(more > 0 ? [`  and ${more} more`] : []),
    "",
    "Next, in another terminal:",
    "  pulumi up",
    `  npx ringfence call --from +74950000001 --country RU --to ${first}${here}`,
    "Ctrl+C stops it.",
    "",
  ].join("\n");
}

function numberRow(number: PhoneNumber): string[] {
  const routing = number.trunk_sid
    ? `SIP trunk ${number.trunk_sid}`
    : number.voice_application_sid
      ? `TwiML application ${number.voice_application_sid}`
      : number.voice_url
        ? `${number.voice_method} ${number.voice_url}`
        : "no handler";
  return [number.phone_number, number.friendly_name, routing];
}
