import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../emulator";
import { engineVisibly, stopOnInterrupt } from "./engine";
import { callers, placeCalls } from "./calls";
import { ACCOUNT, demoNumbers, demoSeed } from "./account";
import { demoConfig } from "./config";
import { showReplay, showReport, TRIED } from "./evidence";
import { countryName } from "../flows";
import { callTable, numberTable } from "./tables";
import { root } from "../tools/toolchain";
import { Workspace } from "../tools/workspace";

/** Kept between runs; a test gives its own. */
const FOLDER = process.env.RINGFENCE_DEMO_FOLDER ?? join(root, ".ringfence", "demo");
const PORT = 4011;

/**
 * `npm run demo`: the emulator with three answered numbers, the real engine, calls from several countries, and what each
 * outcome of each call. `npm run demo -- destroy` restores everything. State stays between runs, as a stack's does.
 */
async function main(): Promise<number> {
  const [command = "up"] = process.argv.slice(2);
  if (!["up", "destroy"].includes(command)) {
    console.error("usage: npm run demo [-- destroy]");
    return 2;
  }
  mkdirSync(FOLDER, { recursive: true });
  const emulator = await startEmulator({
    port: PORT,
    stateFile: join(FOLDER, "emulator.json"),
    seed: demoSeed,
    buildMs: 500,
    contract: false,
  });
  stopOnInterrupt();
  try {
    const workspace = new Workspace(FOLDER);
    const config = demoConfig(emulator.url);
    workspace.configure(config);
    await workspace.init();
    return command === "up" ? await up(emulator, workspace) : await destroy(emulator, workspace);
  } finally {
    await emulator.stop();
  }
}

async function up(emulator: Emulator, workspace: Workspace): Promise<number> {
  say(`Emulator of Twilio at ${emulator.url} (made-up account ${ACCOUNT.sid}). Its numbers:`);
  console.log(numberTable(demoNumbers(emulator)));
  say("pulumi up, with the config of Pulumi.dev.yaml:");
  emulator.requests.length = 0;
  const code = await engineVisibly(workspace, "up", "--yes", "--skip-preview");
  if (code !== 0) return code;
  const changed = emulator.requests.some(({ method }) => method !== "GET");
  if (!changed) say("Nothing to do: the numbers are fenced as the config says already.");
  const { lines } = await workspace.outputs<{ lines: Record<string, { numbers: string[] }> }>();
  const fenced = Object.values(lines).flatMap((line) => line.numbers);
  say("What callers meet now:");
  console.log(callTable(placeCalls(emulator, callers(workspace.stackFile), fenced)));
  say("The same calls as the account's log has them (npx ringfence report):");
  await showReport(workspace.stackFile);
  say(`What ${countryName(TRIED)} on the list would have done to them (npx ringfence replay --against deployed):`);
  await showReplay(FOLDER, demoConfig(emulator.url));
  say(
    [
      "Billed are voice minutes; whether a rejected call counts as a Studio execution, Twilio does not say.",
      "Next:",
      "  change a country    edit ringfence:blockList in Pulumi.dev.yaml, then npm run demo",
      "  no change           npm run demo: there is nothing to do",
      "  put it all back     npm run demo -- destroy",
    ].join("\n"),
  );
  return 0;
}

async function destroy(emulator: Emulator, workspace: Workspace): Promise<number> {
  say("pulumi destroy:");
  const code = await engineVisibly(workspace, "destroy", "--yes", "--skip-preview");
  if (code !== 0) return code;
  say("The numbers, with the handlers they had before the fence:");
  console.log(numberTable(demoNumbers(emulator)));
  await emulator.stop();
  rmSync(FOLDER, { recursive: true, force: true });
  say("Next: npm run demo starts over.");
  return 0;
}

const say = (text: string) => console.log(`\n${text}`);

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    console.error(taken ? `Port ${PORT} is taken, perhaps by another demo. End that one first.` : error);
    process.exitCode = 1;
  },
);
