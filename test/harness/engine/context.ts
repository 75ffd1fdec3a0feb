import { Failure } from "../provider/engine";
import { Providers, type Scene } from "./providers";
import { Snapshot } from "./snapshot";
import { type StoredResource, nameOf } from "./state";

/** What the engine is asked for. */
export interface Command {
  /** `up` also stands for its preview. */
  kind: "up" | "refresh" | "destroy";
  preview: boolean;
  /** Look at every resource first: `--refresh`, or `options: { refresh: always }`. */
  refresh: boolean;
  /** URNs of `--target`. */
  targets?: ReadonlySet<string>;
  targetDependents: boolean;
  /** URNs of `--replace`. */
  replace: ReadonlySet<string>;
}

/** What became of a resource. */
export interface Change {
  op: "create" | "update" | "replace" | "delete";
  name: string;
}

/** One run of the engine, as its parts share it. */
export class RunContext {
  readonly snapshot: Snapshot;
  readonly providers: Providers;
  readonly errors: string[] = [];
  readonly log: string[] = [];
  readonly changes: Change[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  #stopped = false;
  #stop: () => void = () => undefined;
  /** Resolves when nothing new is begun any more. */
  readonly stop = new Promise<void>((resolve) => (this.#stop = resolve));

  constructor(
    readonly command: Command,
    readonly scene: Scene,
  ) {
    this.snapshot = new Snapshot(scene.file, !command.preview);
    this.providers = new Providers(this);
  }

  get preview(): boolean {
    return this.command.preview;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Whether `--target` lets the run touch a resource. The stack and providers always are. */
  targeted(urn: string): boolean {
    return this.command.targets?.has(urn) ?? true;
  }

  /** The resource of the state that the program's of this URN goes on from. */
  old(urn: string): StoredResource | undefined {
    return this.snapshot.base.find((resource) => resource.urn === urn && !resource.delete);
  }

  /** Notes an error. From now on nothing new is begun; what is under way comes to its end. */
  fail(urn: string, error: unknown): void {
    this.errors.push(`${urn === "" ? "" : `${nameOf(urn)}: `}${textOf(error)}`);
    this.halt();
  }

  halt(): void {
    this.#stopped = true;
    this.#stop();
  }

  /** Does a step that the end of the run waits for. It must not throw. */
  async track(step: Promise<void>): Promise<void> {
    this.#inFlight.add(step);
    await step.finally(() => this.#inFlight.delete(step));
  }

  /** Waits for all steps under way. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Failure) return [error.message, ...(error.partial?.reasons ?? [])].join("\n");
  return error.name === "Error" || "__pulumiRunError" in error ? error.message : (error.stack ?? error.message);
}
