import { type Properties } from "../provider/engine";
import { type Plugin } from "./plugin";
import { type Snapshot } from "./snapshot";
import { PROVIDER_PREFIX, type StackFile, type StoredResource, providerUrn, referenceTo, urnOf } from "./state";

/** Which stack is run, and where its state and its config are. */
export interface Scene {
  project: string;
  stack: string;
  file: StackFile;
  /** The stack's `twilio:` config, without its namespace. */
  providerConfig: Properties;
  /** Starts a process of the provider. */
  start: () => Promise<Plugin>;
  /** Does its work while the environment is the run's own: a provider reads it when it is configured. */
  withEnvironment: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What the providers see of the run that they belong to. */
interface ProviderRun {
  readonly scene: Scene;
  readonly preview: boolean;
  readonly snapshot: Snapshot;
  /** The resource of the state that the program's of this URN goes on from. */
  old(urn: string): StoredResource | undefined;
  /** Notes an error: nothing new is begun after it. */
  fail(urn: string, error: unknown): void;
}

/**
 * The provider processes of a run, by the reference that resources name them with (pulumi/pulumi,
 * `deploy/providers/registry.go`). A refresh and a destroy run no program: they take the config that the state holds. An
 * `up` then goes on with the same process, unless its config changed.
 */
export class Providers {
  readonly #running = new Map<string, Plugin>();
  /** All that were started, so that none is left. */
  readonly #started: Plugin[] = [];
  #default: Promise<StoredResource | undefined> | undefined;

  constructor(private readonly run: ProviderRun) {}

  get all(): readonly Plugin[] {
    return this.#started;
  }

  closeAll(): void {
    this.#started.forEach((plugin) => plugin.close());
  }

  /** The running process that a resource names. */
  of(resource: Pick<StoredResource, "provider" | "urn">): Plugin {
    const plugin = this.#running.get(resource.provider);
    if (!plugin) throw new Error(`unknown provider '${resource.provider}'`);
    return plugin;
  }

  /** The same, started with the config of the state if it does not run. */
  async ensure(reference: string): Promise<Plugin> {
    const running = this.#running.get(reference);
    if (running) return running;
    const stored = this.run.snapshot.base.find((resource) => referenceTo(resource) === reference);
    if (!stored) throw new Error(`could not find provider ${reference}`);
    return this.#configured(await this.#start(), reference, stored.inputs);
  }

  /** The default provider of the program, as the first resource or function without another one brings it up. */
  async default(): Promise<StoredResource | undefined> {
    return (this.#default ??= this.#register().catch((error: unknown) => void this.run.fail(DEFAULT_NAME, error)));
  }

  async #register(): Promise<StoredResource | undefined> {
    const { snapshot, scene, preview } = this.run;
    const urn = urnOf(scene.stack, scene.project, `${PROVIDER_PREFIX}twilio`, DEFAULT_NAME);
    const old = this.run.old(urn);
    const plugin = await this.#start();
    const { inputs, faults } = await this.run.scene.withEnvironment(() =>
      plugin.checkConfig(urn, old?.inputs ?? {}, scene.providerConfig),
    );
    if (faults.length > 0) throw new Error(faults.map((fault) => `twilio:${fault}`).join("\n"));
    const now = this.#resource(urn, old?.id ?? `provider-${++made}`, inputs);
    if (!old) {
      snapshot.begin(now, "creating");
      await this.#configured(plugin, referenceTo(now), inputs);
      snapshot.created(now, now);
      return now;
    }
    const { changes, replace } = await plugin.diffConfig(urn, old.id, old, inputs);
    if (replace) throw new Error("a replaced provider is not part of this model");
    if (!changes) {
      // What is configured already stays; else it is what the state holds that counts, not what changed nothing.
      if (!this.#running.has(referenceTo(old))) await this.#configured(plugin, referenceTo(old), old.inputs);
      const same = { ...now, outputs: old.outputs };
      snapshot.replaced(old, same);
      return same;
    }
    if (!preview) snapshot.begin(now, "updating");
    await this.#configured(plugin, referenceTo(now), inputs);
    snapshot.replaced(old, now, now);
    return now;
  }

  #resource(urn: string, id: string, inputs: Properties): StoredResource {
    return {
      ...{ urn, type: `${PROVIDER_PREFIX}twilio`, custom: true, id, inputs, outputs: inputs, parent: "", provider: "" },
      ...{ dependencies: [], propertyDependencies: {}, secretOutputs: [], initErrors: [], delete: false },
    };
  }

  async #start(): Promise<Plugin> {
    const plugin = await this.run.scene.start();
    this.#started.push(plugin);
    return plugin;
  }

  async #configured(plugin: Plugin, reference: string, config: Properties): Promise<Plugin> {
    await this.run.scene
      .withEnvironment(() => plugin.configure(config))
      .catch((error: unknown) => {
        throw new Error(`configure provider '${providerUrn(reference)}': ${(error as Error).message}`);
      });
    this.#running.set(reference, plugin);
    return plugin;
  }
}

const DEFAULT_NAME = "default_0_1_0";
let made = 0;
