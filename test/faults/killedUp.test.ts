import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bench, CLINIC, SALES, SUPPORT, numbersOf, openBench, succeeds } from "../harness/e2e/stack";

/** Writes of a first `up`: service, environment, two assets, two uploads, build, deployment, validation, flow, three numbers. */
const WRITES_OF_FIRST_UP = 13;

/** Runs `up` and kills the engine with all that it started, once so many writes have reached Twilio. */
async function upKilledAfter(bench: Bench, writes: number): Promise<void> {
  const { file, environment } = bench.workspace.command();
  bench.emulator.requests.length = 0;
  const engine = spawn(file, ["up", "--yes", "--skip-preview", "--non-interactive"], {
    cwd: bench.workspace.folder,
    env: environment,
    stdio: "ignore",
    detached: true,
  });
  const ended = new Promise((resolve) => engine.on("exit", resolve));
  const reached = () => bench.emulator.requests.filter(({ method }) => method !== "GET").length >= writes;
  while (!reached() && engine.exitCode === null) await sleep(2);
  if (engine.pid !== undefined && engine.exitCode === null) process.kill(-engine.pid, "SIGKILL");
  await ended;
  // The killed engine leaves its lock on the stack; this is what its own message tells people to run.
  await succeeds(bench.workspace.pulumi("cancel", "--yes"));
}

describe.each([1, 4, 7, 9, 10, 11, 12, WRITES_OF_FIRST_UP])("an `up` that is killed at write %i", (writes) => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const answered = () =>
    [SUPPORT, SALES, CLINIC].map(
      (to) => bench.emulator.call({ from: "+15550100077", to, callerCountry: "US" }).outcome,
    );

  beforeEach(async () => {
    bench = await openBench({ latencyMs: 20 });
    before = numbersOf(bench.emulator);
    bench.configure({ blockList: ["RU"], numbers: [SUPPORT, SALES, CLINIC] });
    await upKilledAfter(bench, writes);
    expect(answered()).toEqual(["handler", "handler", "handler"]);
  });
  afterEach(() => bench.dispose());

  test("is finished by the next one, with one flow and one service", async () => {
    await succeeds(bench.workspace.up());
    expect(Object.keys(bench.emulator.state.flows)).toHaveLength(1);
    expect(Object.keys(bench.emulator.state.services)).toHaveLength(1);
    for (const to of [SUPPORT, SALES, CLINIC]) {
      expect(bench.emulator.call({ from: "+74950000001", to, callerCountry: "RU" })).toMatchObject({
        outcome: "rejected",
      });
    }
    expect(answered()).toEqual(["handler", "handler", "handler"]);
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
  });

  test("is undone by a destroy alone: every number is restored", async () => {
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.violations).toEqual([]);
  });
});
