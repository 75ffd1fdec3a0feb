import { type Command } from "commander";
import { askEmulator } from "../emulator/ask";
import { type Terminal } from "../terminal";
import { DEFAULT_PORT, port } from "../emulator/options";
import { wholeNumber } from "../wholeNumber";

interface Options {
  count: number;
  days: number;
  seed: number;
  insights: boolean;
  port: number;
}

const HELP = `
The calls come from made-up callers of many countries, some of whom call again and again, to the numbers that have a
voice URL. Each one is decided by the current settings. Equal seeds give equal calls.

Example:
  ringfence emulator calls --count 5000 --days 40 --seed 1
`;

/** `ringfence emulator calls`: fills the call log of the running emulator. */
export function emulatorCallsCommand(emulator: Command, terminal: Terminal): void {
  emulator
    .command("calls")
    .description("fill the call log of the running emulator with calls of the past days")
    .option("--count <n>", "how many calls", wholeNumber(100_000), 1000)
    .option("--days <n>", "how many days they go back", wholeNumber(396), 30)
    .option("--seed <n>", "equal seeds give equal calls", wholeNumber(2 ** 32 - 1), 1)
    .option("--insights", "switch Voice Insights on as well", false)
    .option("--port <port>", "port of the emulator", port, DEFAULT_PORT)
    .addHelpText("after", HELP)
    .action(async ({ count, days, seed, insights, port: at }: Options) => {
      await askEmulator(at, "POST", "calls/generate", { count, days, seed });
      if (insights) await askEmulator(at, "POST", "insights", { on: true });
      terminal.out(`${count} calls of the last ${days} days are in the log. Next: npx ringfence replay\n`);
    });
}
