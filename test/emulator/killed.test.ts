import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator } from "../../emulator";
import { askEmulator } from "../../cli/emulator/ask";
import { buildCli, CLI } from "../harness/cli/built";

let folder: string;
let stateFile: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "killed-"));
  stateFile = path.join(folder, "emulator.json");
  await buildCli();
});

afterAll(() => rm(folder, { recursive: true }));

/** Starts the program and waits until it serves. */
async function started() {
  const child = spawn(process.execPath, [CLI, "emulator", "--port", "0", "--state", stateFile]);
  let out = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  while (!out.includes("Ctrl+C")) await once(child.stdout, "data");
  return { child, port: Number(/127\.0\.0\.1:(\d+)/.exec(out)?.[1]) };
}

test("leaves a state that the next emulator reads when it is killed while it writes", async () => {
  let known = 0;
  for (let round = 0; round < 4; round++) {
    const { child, port } = await started();
    // Enough text that a write takes a while; writes follow each other while numbers keep coming.
    const padding = "x".repeat(200_000);
    for (let added = 0; added < 4; added++) {
      await askEmulator(port, "POST", "handlers", {
        url: `https://handlers.example.com/${round}/${added}`,
        twiml: padding,
      });
      if (added < 3) await written(round, added);
    }
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    const kept = Object.keys((JSON.parse(await readFile(stateFile, "utf8")) as { handlers: object }).handlers).length;
    expect(kept).toBeGreaterThanOrEqual(known + 3);
    known = kept;
  }
  const emulator = await startEmulator({ stateFile });
  expect(Object.keys(emulator.state.handlers)).toHaveLength(known);
  await emulator.stop();
});

/** Waits until the file has that handler; it can be read whole at any moment. */
async function written(round: number, added: number): Promise<void> {
  for (;;) {
    const text = await readFile(stateFile, "utf8").catch(() => "{}");
    const { handlers = {} } = JSON.parse(text) as { handlers?: object };
    if (`https://handlers.example.com/${round}/${added}` in handlers) return;
    await sleep(5);
  }
}
