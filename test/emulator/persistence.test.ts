import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmulator } from "../../emulator";
import { empty } from "../harness/emulator/definitions";
import { sdk } from "../harness/emulator/sdk";

let folder: string;
let stateFile: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "emulator-"));
  stateFile = path.join(folder, "deep", "emulator.json");
});

afterEach(() => rm(folder, { recursive: true }));

const draft = { friendlyName: "x", status: "draft", definition: empty() } as const;

test("shows the state of the first run in a second one, and issues other SIDs", async () => {
  const first = await startEmulator({ stateFile, random: 1 });
  const one = await sdk(first).studio.v2.flows.create(draft);
  first.addNumber({ phoneNumber: "+15550100040" });
  await first.stop();

  const second = await startEmulator({ stateFile, random: 1 });
  expect(second.number("+15550100040")).toBeDefined();
  const other = await sdk(second).studio.v2.flows.create(draft);
  expect(Object.keys(second.state.flows).sort()).toEqual([one.sid, other.sid].sort());
  expect(one.sid).not.toBe(other.sid);
  await second.stop();
});

test("issues equal SIDs for equal seeds of the random sequence", async () => {
  const sids = [];
  for (const random of [5, 5, 6]) {
    const emulator = await startEmulator({ random });
    sids.push(emulator.addFlow({ friendlyName: "x", definition: empty() }).sid);
    await emulator.stop();
  }
  expect(sids[0]).toBe(sids[1]);
  expect(sids[0]).not.toBe(sids[2]);
});

test("starts with the seed again after a reset", async () => {
  const first = await startEmulator({ stateFile });
  first.addNumber({ phoneNumber: "+15550100040" });
  await first.stop();
  const second = await startEmulator({ stateFile, reset: true });
  expect(second.number("+15550100040")).toBeUndefined();
  await second.stop();
  expect(await readFile(stateFile, "utf8")).not.toContain("+15550100040");
});

test("makes the file readable for its owner only, and leaves nothing else beside it", async () => {
  const emulator = await startEmulator({ stateFile });
  await emulator.stop();
  // Windows has no such modes: there the folder's own rights decide.
  if (process.platform !== "win32") expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  expect(await readdir(path.dirname(stateFile))).toEqual(["emulator.json"]);
});

test.each([
  ["not JSON", "{"],
  ["of another format", '{"format": 2}'],
])("refuses a file that is %s with a remedy, and does not change it", async (_, text) => {
  stateFile = path.join(folder, "emulator.json");
  await writeFile(stateFile, text);
  await expect(startEmulator({ stateFile })).rejects.toThrow(/emulator\.json: .*--reset/);
  expect(await readFile(stateFile, "utf8")).toBe(text);
});

test("reports a port in use, and does not change the state file of the emulator that has it", async () => {
  const first = await startEmulator({ stateFile });
  await first.stop();
  const running = await startEmulator();
  const before = await readFile(stateFile, "utf8");
  const port = Number(new URL(running.url).port);
  await expect(startEmulator({ stateFile, port, reset: true })).rejects.toMatchObject({ code: "EADDRINUSE" });
  expect(await readFile(stateFile, "utf8")).toBe(before);
  await running.stop();
});

describe("a state file in use", () => {
  test("is refused to a second emulator, which names the first, until that one stops", async () => {
    const first = await startEmulator({ stateFile });
    const second = startEmulator({ stateFile, reset: true });
    await expect(second).rejects.toThrow(`emulator.json: the emulator at ${first.url} has this state file`);
    first.addNumber({ phoneNumber: "+15550100040" });
    await first.stop();
    const third = await startEmulator({ stateFile });
    expect(third.number("+15550100040")).toBeDefined();
    await third.stop();
  });

  test("is free if its owner was killed, or is another emulator on that port", async () => {
    const running = await startEmulator();
    const gone = await startEmulator();
    await gone.stop();
    await mkdir(path.dirname(stateFile));
    for (const claim of [{ url: gone.url, instance: "a" }, { url: running.url, instance: "a" }, "half a cl"]) {
      await writeFile(`${stateFile}.lock`, typeof claim === "string" ? claim : JSON.stringify(claim));
      await (await startEmulator({ stateFile })).stop();
    }
    await running.stop();
  });
});
