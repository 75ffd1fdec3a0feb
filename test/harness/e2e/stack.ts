import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator";
import { type EngineRun, Workspace, type WorkspaceOptions } from "../../../tools/workspace";

/** Made-up credentials of the emulator's default account. */
export const CREDENTIALS = {
  "twilio:accountSid": `AC${"1".repeat(32)}`,
  "twilio:apiKey": `SK${"2".repeat(32)}`,
  "twilio:apiSecret": "emulator-secret",
};

export const [SUPPORT, SALES, CLINIC] = ["+15550100001", "+15550100002", "+15550100003"] as const;

/** A stack with an emulator behind it, made for one test file. */
export interface Bench {
  emulator: Emulator;
  workspace: Workspace;
  /** Writes the stack file: credentials, address, and Ringfence's keys without their namespace. */
  configure(settings: Record<string, unknown>): void;
  dispose(): Promise<void>;
}

export async function openBench(options: EmulatorOptions & WorkspaceOptions = {}): Promise<Bench> {
  const emulator = await startEmulator(options);
  const folder = mkdtempSync(join(tmpdir(), "ringfence-"));
  const workspace = new Workspace(folder, options);
  const configure = (settings: Record<string, unknown>) =>
    workspace.configure({
      ...CREDENTIALS,
      "twilio:apiBaseUrl": emulator.url,
      ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`ringfence:${key}`, value])),
    });
  configure({});
  await workspace.init();
  return {
    emulator,
    workspace,
    configure,
    dispose: async () => {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fails with all that the engine printed, unless it ended well. */
export async function succeeds(run: Promise<EngineRun>): Promise<string> {
  const { code, output } = await run;
  if (code !== 0) throw new Error(`the engine ended with ${code}:\n${output}`);
  return output;
}

/** The output of a run that is to fail. */
export async function fails(run: Promise<EngineRun>): Promise<string> {
  const { code, output } = await run;
  if (code === 0) throw new Error(`the engine was expected to fail:\n${output}`);
  return output;
}

/** Every number as it stands, by E.164, without the time of its last change. A field that is not set is null or empty; both are one. */
export function numbersOf(emulator: Emulator): Record<string, Record<string, unknown>> {
  const all = Object.values(emulator.state.numbers).map((number) => {
    const { date_updated: _changed, ...rest } = number;
    return [
      number.phone_number,
      Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value ?? ""])),
    ] as const;
  });
  return structuredClone(Object.fromEntries(all));
}

/** Paths of the requests that ask Twilio to change or judge something, with SIDs cut to their two letters. */
export const posts = (emulator: Emulator): string[] =>
  emulator.requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path.replace(/([A-Z]{2})[0-9a-f]{32}/g, "$1")}`);
