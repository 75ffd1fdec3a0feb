import { Failure, type Properties } from "../provider/engine";
import { type RunContext } from "./context";
import { type StoredResource, needsOf } from "./state";
import { same, withSecrets } from "./values";

/** A resource as the program declares it. */
export type Goal = Omit<StoredResource, "id" | "outputs" | "initErrors" | "delete">;

/** What the program gets of a resource. `unknown`: it was left out by `--target`, and is not there. */
export interface Registered {
  resource: StoredResource;
  unknown: boolean;
}

const NEVER = new Promise<never>(() => undefined);

/** Turns what the program declares into steps, and does them (pulumi/pulumi, `step_generator.go` and `step.go`). */
export class Registrations {
  /** URNs that a step was made for. */
  readonly seen = new Set<string>();
  /** URNs that are not made, since `--target` does not name them. */
  readonly #skipped = new Set<string>();
  /** Checks and diffs run one after the other, whatever steps are under way. */
  #generator: Promise<unknown> = Promise.resolve();

  constructor(private readonly run: RunContext) {}

  /** Does what the declaration asks for. It never returns once the run has stopped: the program is then left alone. */
  async register(goal: Goal): Promise<Registered> {
    let step: (() => Promise<Registered>) | undefined;
    const generated = this.#generator.then(async () => {
      if (this.run.stopped) return;
      try {
        step = await this.#generate(goal);
      } catch (error) {
        this.run.fail(goal.urn, error);
      }
    });
    this.#generator = generated;
    await this.run.track(generated);
    if (!step || this.run.stopped) return NEVER;
    let done: Registered | undefined;
    const doing = step().then(
      (registered) => void (done = registered),
      (error: unknown) => this.run.fail(goal.urn, error),
    );
    await this.run.track(doing);
    return done ?? NEVER;
  }

  async #generate(goal: Goal): Promise<() => Promise<Registered>> {
    const { run } = this;
    const old = run.old(goal.urn);
    this.seen.add(goal.urn);
    if (!goal.custom) return () => this.#component(goal, old);
    if (!run.targeted(goal.urn)) return this.#untargeted(goal, old);

    const plugin = run.providers.of(goal);
    const anew = run.command.replace.has(goal.urn);
    const { inputs, faults } = await plugin.check(goal.urn, anew ? undefined : old?.inputs, goal.inputs);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const wanted: StoredResource = { ...goal, inputs, id: "", outputs: {}, initErrors: [], delete: false };
    this.#refuseSkipped(wanted);
    if (!old) return () => this.#create(wanted);
    if (anew) return () => this.#create(wanted, old);
    const { changes, replace } = await plugin.diff(old, inputs);
    if (replace) throw new Error(`${goal.urn} asks to be replaced, which no resource here may`);
    if (changes || old.initErrors.length > 0) return () => this.#update(old, wanted);
    return () => {
      const now = { ...wanted, id: old.id, outputs: withSecrets(old.outputs, inputs, goal.secretOutputs) };
      run.snapshot.replaced(old, now);
      return Promise.resolve({ resource: now, unknown: false });
    };
  }

  #component(goal: Goal, old: StoredResource | undefined): Promise<Registered> {
    const now: StoredResource = { ...goal, id: "", outputs: old?.outputs ?? {}, initErrors: [], delete: false };
    if (old) this.run.snapshot.replaced(old, now);
    else this.run.snapshot.created(now, now);
    return Promise.resolve({ resource: now, unknown: false });
  }

  /** A resource that `--target` leaves out stays as the state has it. One that is not there yet is not made. */
  #untargeted(goal: Goal, old: StoredResource | undefined): () => Promise<Registered> {
    if (!old) {
      this.#skipped.add(goal.urn);
      const nothing = { ...goal, id: "", outputs: {}, initErrors: [], delete: false };
      return () => Promise.resolve({ resource: nothing, unknown: true });
    }
    return () => Promise.resolve({ resource: this.#carry(old), unknown: false });
  }

  /** Brings a resource over as it is, after what it needs: some of that may be in the program no more. */
  #carry(old: StoredResource): StoredResource {
    this.seen.add(old.urn);
    for (const urn of needsOf(old)) {
      const need = this.seen.has(urn) ? undefined : this.run.old(urn);
      // The default provider is there before any resource: the run brought it over itself.
      if (need && !this.run.snapshot.isDone(need)) this.#carry(need);
    }
    const copy = { ...old };
    this.run.snapshot.replaced(old, copy);
    return copy;
  }

  /** @throws if the resource needs one that `--target` leaves out and that is not there */
  #refuseSkipped(wanted: StoredResource): void {
    const missing = [...needsOf(wanted)].filter((urn) => this.#skipped.has(urn));
    if (missing.length > 0)
      throw new Error(`resource depends on ${missing.join(", ")} which was not specified in --target list`);
  }

  /** @param twin the older one of a replacement */
  async #create(wanted: StoredResource, twin?: StoredResource): Promise<Registered> {
    const { snapshot, preview, changes, providers } = this.run;
    snapshot.begin(wanted, "creating");
    const made = await this.#attempt(wanted, async () => {
      const { id, outputs } = await providers.of(wanted).create(wanted.urn, wanted.inputs, preview);
      return { id, outputs };
    });
    if (twin) twin.delete = true;
    snapshot.created(wanted, made.resource);
    changes.push({ op: twin ? "replace" : "create", name: wanted.urn });
    return this.#finish(made);
  }

  async #update(old: StoredResource, wanted: StoredResource): Promise<Registered> {
    const { snapshot, preview, changes, providers } = this.run;
    snapshot.begin(wanted, "updating");
    const made = await this.#attempt(wanted, async () => {
      const outputs = await providers.of(wanted).update(old, wanted.inputs, preview);
      return { id: old.id, outputs };
    });
    // An update that was done in part leaves the old inputs beside the new outputs (`updateActions.OnResourceStepPost`).
    const inputs = made.failure ? old.inputs : wanted.inputs;
    snapshot.replaced(old, { ...made.resource, id: old.id, inputs }, wanted);
    changes.push({ op: "update", name: wanted.urn });
    return this.#finish(made);
  }

  /** An operation that was done in part leaves its state, and why; one that failed otherwise leaves nothing. */
  async #attempt(
    wanted: StoredResource,
    operation: () => Promise<{ id: string; outputs: Properties }>,
  ): Promise<{ resource: StoredResource; failure?: Failure }> {
    const kept = ({ id, outputs }: { id: string; outputs: Properties }, initErrors: string[] = []) => ({
      ...wanted,
      id,
      outputs: withSecrets(outputs, wanted.inputs, wanted.secretOutputs),
      initErrors,
    });
    try {
      return { resource: kept(await operation()) };
    } catch (error) {
      if (error instanceof Failure && error.partial) {
        const { id, state, reasons } = error.partial;
        return { resource: kept({ id, outputs: state }, reasons), failure: error };
      }
      this.run.snapshot.fail(wanted);
      throw error;
    }
  }

  #finish({ resource, failure }: { resource: StoredResource; failure?: Failure }): Registered {
    if (failure) throw failure;
    return { resource, unknown: false };
  }

  /** The stack's outputs, at the end of the run. Where it failed, outputs that are not there any more stay. */
  finishStack(stack: StoredResource, outputs: Properties, failed: boolean): void {
    const all = failed ? { ...stack.outputs, ...outputs } : outputs;
    if (!same(stack.outputs, all)) this.run.snapshot.revise(stack, { ...stack, outputs: all });
  }
}
