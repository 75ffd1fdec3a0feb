import { counted } from "../line/someOf";
import { type Command } from "commander";
import { type CallOutcome } from "../../emulator";
import { shownUrl, withoutSecrets } from "../../flows/secrecy";
import { askEmulator } from "../emulator/ask";
import { columns, type Terminal } from "../terminal";
import { DEFAULT_PORT, port } from "../emulator/options";

interface Options {
  from: string;
  to: string;
  country: string;
  verdict?: string;
  digits?: string[];
  port: number;
  json: boolean;
}

/** `ringfence call`: places an inbound call to a running emulator. */
export function callCommand(program: Command, terminal: Terminal): void {
  program
    .command("call")
    .description("place a call to a number of the running emulator, and print its outcome")
    .requiredOption("--from <number>", "the caller: an E.164 number, Anonymous, sip:… or client:…")
    .requiredOption("--to <number>", "the number that is called")
    .option("--country <code>", "the caller's country as Twilio would report it, such as RU", "")
    .option("--verdict <value>", "the network's verdict on the caller ID, as StirVerstat gives it (default: none)")
    .option("--digits <digits...>", "what the caller enters each time that digits are asked for (default: nothing)")
    .option("--port <port>", "port of the emulator", port, DEFAULT_PORT)
    .option("--json", "print the outcome as JSON", false)
    .action(async (options: Options) => {
      const { from, to, country, verdict: stirVerstat, digits, port: at } = options;
      const asked = {
        from,
        to,
        callerCountry: country.trim().toUpperCase(),
        ...(stirVerstat !== undefined && { stirVerstat }),
        ...(digits !== undefined && { digits }),
      };
      const answer = (await askEmulator(at, "POST", "calls", asked)) as CallOutcome;
      const { value: outcome } = withoutSecrets(answer);
      terminal.out(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : `${described(options, outcome)}\n`);
    });
}

function described({ from, to, country }: Options, outcome: CallOutcome): string {
  const minutes = outcome.billedVoiceMinutes;
  return [
    `${from || "(no number)"}${country && ` from ${country.toUpperCase()}`} calls ${to}`,
    columns([
      ["outcome", outcome.outcome],
      ["hears", outcome.heard],
      ["answered", `${outcome.answered ? "yes" : "no"}, call status ${outcome.callStatus}`],
      ["billed", counted(minutes, "voice minute")],
      ...(outcome.reached ? [["reached", reached(outcome.reached)]] : []),
      ...(outcome.errorCodes ? [["errors", outcome.errorCodes.join(", ")]] : []),
      ...(outcome.path.length > 0 ? [["path", outcome.path.join(" > ")]] : []),
    ]),
  ].join("\n");
}

function reached(to: NonNullable<CallOutcome["reached"]>): string {
  if ("numbers" in to) return to.numbers.join(", ");
  if ("trunkSid" in to) return to.trunkSid;
  if ("applicationSid" in to) return to.applicationSid;
  return `${to.method} ${shownUrl(to.url)}`;
}
