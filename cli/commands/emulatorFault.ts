import { counted } from "../line/someOf";
import { type Command } from "commander";
import { type InjectedFault } from "../../emulator";
import { askEmulator } from "../emulator/ask";
import { FAULT_WORDS, faultFromWords } from "../emulator/faultWords";
import { type Terminal } from "../terminal";
import { DEFAULT_PORT, port } from "../emulator/options";

interface Options {
  port: number;
  clear: boolean;
}

/** `ringfence emulator fault`: injects faults into the running emulator, lists or clears them. */
export function emulatorFaultCommand(emulator: Command, terminal: Terminal): void {
  emulator
    .command("fault")
    .description("make a request to the running emulator fail; without words, list the faults that are waiting")
    .argument("[words...]", "the fault, such as: 429 retry-after=2 times=5 on POST /v2/Flows")
    .option("--port <port>", "port of the emulator", port, DEFAULT_PORT)
    .option("--clear", "remove the faults that have not happened yet", false)
    .addHelpText("after", FAULT_WORDS)
    .action(async (words: string[], options: Options) => {
      const fault = words.length > 0 ? faultFromWords(words.join(" ")) : undefined;
      if (options.clear) await askEmulator(options.port, "DELETE", "faults");
      if (fault) await askEmulator(options.port, "POST", "faults", fault);
      const { faults } = (await askEmulator(options.port, "GET", "faults")) as { faults: InjectedFault[] };
      terminal.out(faults.length === 0 ? "No faults are waiting.\n" : `${faults.map(described).join("\n")}\n`);
    });
}

function described({ fault, match = {}, times = 1, skip = 0 }: InjectedFault): string {
  const place = [match.method, match.path, match.form && `form ${match.form}`].filter(Boolean).join(" ");
  const count = times === "always" ? "always" : counted(times, "time");
  return `${JSON.stringify(fault)}  ${place || "any request"}, ${count}${skip > 0 ? ` after ${skip}` : ""}`;
}
