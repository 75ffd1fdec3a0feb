import { type Change, type Command, RunContext } from "./context";
import { type Scene } from "./providers";
import { runDeletes } from "./deletes";
import { Monitor } from "./monitor";
import { type ProgramConfig, runProgram } from "./program";
import { runRefresh } from "./refresh";
import { Registrations } from "./register";
import { type StackFile } from "./state";

export { type Command } from "./context";
export { type Scene } from "./providers";
export { type ProgramConfig } from "./program";

/** How a run ended. */
export interface Outcome {
  /** 0 or 1, as a shell sees it. A run that was killed has none. */
  code: number | undefined;
  errors: string[];
  /** All output: the program's and the provider's log. */
  log: string[];
  changes: Change[];
  /** The state file that it left. A preview leaves it as it was. */
  file: StackFile;
}

export interface RunOptions {
  program: () => unknown;
  config: ProgramConfig;
  /** Resolves when the process is killed: nothing of the run goes on, and the file stays as it was last written. */
  killed?: Promise<void>;
  /** Resolves when somebody presses Ctrl-C: steps under way come to their end. */
  interrupted?: Promise<void>;
}

/** Runs the engine's model once. */
export async function runEngine(command: Command, scene: Scene, options: RunOptions): Promise<Outcome> {
  const run = new RunContext(command, scene);
  const { killed = NEVER, interrupted = NEVER } = options;
  void interrupted.then(async () => {
    run.fail("", new Error("canceled"));
    await Promise.all(run.providers.all.map((plugin) => plugin.cancel()));
  });
  const ended = execute(run, options).catch((error: unknown) => run.fail("", error));
  const wasKilled = await Promise.race([ended.then(() => false), killed.then(() => true)]);
  if (wasKilled) {
    run.snapshot.close();
    run.halt();
    // The other half of the process must not go on either. Nothing of it reaches Twilio; this ends its waits.
    await Promise.all(run.providers.all.map((plugin) => plugin.cancel()));
  } else run.snapshot.save();
  run.providers.closeAll();
  const log = [...run.log, ...run.providers.all.flatMap((plugin) => plugin.log)];
  const { errors, changes } = run;
  const code = wasKilled ? undefined : errors.length > 0 ? 1 : 0;
  return { code, errors, log, changes, file: run.snapshot.file };
}

const NEVER = new Promise<never>(() => undefined);

async function execute(run: RunContext, options: RunOptions): Promise<void> {
  const { kind, refresh, targets, replace } = run.command;
  refuseUnknown(run, replace, new Set());
  if (refresh && !run.stopped) {
    refuseUnknown(run, targets, new Set());
    if (!run.stopped) await runRefresh(run);
  }
  if (run.stopped || kind === "refresh") return;
  const registrations = new Registrations(run);
  const monitor = new Monitor(run, registrations);
  if (kind === "up") await declare(run, monitor, options);
  await run.settled();
  if (!run.stopped) {
    refuseUnknown(run, targets, registrations.seen);
    const known = run.errors.length === 0;
    if (known) await runDeletes(run, providersToo(run, registrations.seen));
    await run.settled();
  }
  monitor.finish();
}

/** The default provider is declared by the engine itself. */
function providersToo(run: RunContext, seen: ReadonlySet<string>): Set<string> {
  const found = run.snapshot.base.filter((resource) => run.snapshot.isDone(resource)).map(({ urn }) => urn);
  return new Set([...seen, ...found]);
}

async function declare(run: RunContext, monitor: Monitor, { program, config }: RunOptions): Promise<void> {
  const { project, stack } = run.scene;
  const log = (text: string) => void run.log.push(text);
  const scene = { project, stack, preview: run.preview, config, monitor, log };
  const ended = runProgram(scene, program).catch((error: unknown) => run.fail("", error));
  await Promise.race([ended, run.stop]);
}

/** `--target` and `--replace` must name what is there. */
function refuseUnknown(run: RunContext, urns: ReadonlySet<string> | undefined, news: ReadonlySet<string>): void {
  const known = new Set([...run.scene.file.resources.map(({ urn }) => urn), ...news]);
  const missing = [...(urns ?? [])].filter((urn) => !known.has(urn));
  if (missing.length > 0) run.fail("", new Error(`no resource named ${missing.join(", ")} found`));
}
