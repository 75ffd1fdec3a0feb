import { type Emulator, startEmulator } from "../../../emulator";
import { fence } from "../emulator/definitions";
import { leaveProjects } from "./project";

/** Starts an emulator whose account a command looks at. */
export function startAccount(): Promise<Emulator> {
  return startEmulator({ contract: true });
}

/** Stops it at the end of a test in which nothing may have been written, and no request may have broken the contract. */
export async function stopUnchanged(emulator: Emulator): Promise<void> {
  leaveProjects();
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
  // Flows are validated by POST, which writes nothing.
  const writes = emulator.requests.filter(({ method, path }) => method !== "GET" && !path.endsWith("/Validate"));
  expect(writes).toEqual([]);
}

/** Adds a Ringfence flow of that name, with these numbers on it. */
export function addFence(
  emulator: Emulator,
  owner: string,
  ...phoneNumbers: string[]
): { sid: string; webhookUrl: string } {
  const definition = fence("RU", "https://reject.example.com/busy.xml", "https://handlers.example.com/support");
  definition.description = `test [ringfence ${owner} 01234567]`;
  const flow = emulator.addFlow({ friendlyName: owner, definition });
  for (const number of phoneNumbers) {
    Object.assign(emulator.number(number) ?? {}, { voice_url: flow.webhookUrl, voice_method: "POST" });
  }
  return flow;
}
