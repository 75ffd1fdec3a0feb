import { type Emulator, startEmulator } from "../../emulator";
import { EXAMPLES } from "../harness/docs/examples";
import { CREDENTIALS } from "../harness/sequences/account";
import { Gate } from "../harness/sequences/gate";
import { Place } from "../harness/sequences/place";
import { numbersOf } from "../harness/e2e/stack";

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(() => emulator.stop());

const keysOf = (config: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(config)
      .filter(([key]) => key.startsWith("ringfence:"))
      .map(([key, value]) => [key.slice("ringfence:".length), value]),
  );

// On the model of the engine, over gRPC. With the real engine: test/e2e/long/examples.test.ts.
test.each(EXAMPLES)("%s deploys, has an empty second preview, and can be destroyed", async (_name, config) => {
  const before = numbersOf(emulator);
  const place = new Place(emulator, new Gate(emulator), "config", "grpc");
  const settings = { values: keysOf(config), secretKeys: [] };
  const run = (verb: "up" | "preview" | "destroy") => place.run({ verb }, settings, CREDENTIALS.ours);
  expect(await run("up")).toMatchObject({ code: 0, errors: [] });
  expect(Object.keys(emulator.state.flows)).not.toEqual([]);
  expect(await run("preview")).toMatchObject({ code: 0, changes: [] });
  expect(await run("destroy")).toMatchObject({ code: 0, errors: [] });
  expect(numbersOf(emulator)).toEqual(before);
  expect(emulator.state.flows).toEqual({});
  expect(emulator.violations).toEqual([]);
});
