import { type Emulator } from "../../../emulator";
import { type ProgramConfig, runEngine } from "../engine/engine";
import { Plugin } from "../engine/plugin";
import { type StackFile, copyOfFile, emptyFile } from "../engine/state";
import { type Properties, secret } from "../provider/engine";
import {
  type Checkout,
  type CommandLine,
  type Credentials,
  type KeysIn,
  type Ran,
  type StackSettings,
} from "./checkout";
import { type Gate, type Passage } from "./gate";
import { fenceProgram } from "./program";
import { fileWithout, fileWithRenamed, fileWithStack } from "./stateEdits";

/** How much shorter than in earnest the provider waits. */
const PACE = 0.001;

/** A checkout on the model of the engine, in this process. */
export class Place implements Checkout {
  project = "ringfence";
  stack = "seq";
  file: StackFile = emptyFile();
  /** Every state that a command left, the oldest first. */
  #history: StackFile[] = [];

  constructor(
    private readonly emulator: Emulator,
    private readonly gate: Gate,
    private readonly keysIn: KeysIn,
    /** Most sequences spare the socket between the engine and the provider. */
    private readonly over: "memory" | "grpc" = "memory",
  ) {}

  copy(): Promise<Checkout> {
    const place = new Place(this.emulator, this.gate, this.keysIn, this.over);
    const { project, stack, file } = this;
    return Promise.resolve(Object.assign(place, { project, stack, file: copyOfFile(file) }));
  }

  importOld(back: number): Promise<boolean> {
    return this.#edit(this.#history.at(-back));
  }

  deleteFromState(name: string): Promise<boolean> {
    return this.#edit(fileWithout(this.file, name));
  }

  renameInState(name: string): Promise<boolean> {
    return this.#edit(fileWithRenamed(this.file, name));
  }

  async renameStack(): Promise<void> {
    const now = this.stack === "seq" ? "other" : "seq";
    await this.#edit(fileWithStack(this.file, this.project, this.stack, now));
    this.stack = now;
    // A state that names another stack is not imported.
    this.#history = [];
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #edit(file: StackFile | undefined): Promise<boolean> {
    if (file) this.#keep(file);
    return Promise.resolve(file !== undefined);
  }

  /** URNs of the resources of that name, as the state has them. A new one has the URN that it will get. */
  urns(name: string): string[] {
    const found = this.file.resources.map(({ urn }) => urn).filter((urn) => urn.endsWith(`::${name}`));
    return found.length > 0 ? [...new Set(found)] : [`urn:pulumi:${this.stack}::${this.project}::nothing::${name}`];
  }

  async run(line: CommandLine, settings: StackSettings, credentials: Credentials): Promise<Ran> {
    const passage = this.gate.open(line);
    const { verb, target, replace } = line;
    const preview = verb === "preview";
    const config = this.#config(settings, credentials, passage);
    const command = {
      kind: preview ? ("up" as const) : verb,
      preview,
      refresh: verb === "refresh" || line.refresh !== false,
      ...(target !== undefined && { targets: new Set(this.urns(target)) }),
      targetDependents: line.targetDependents ?? false,
      replace: new Set(replace === undefined ? [] : this.urns(replace)),
    };
    const scene = {
      ...{ project: this.project, stack: this.stack, file: this.file },
      providerConfig: config.provider,
      start: () => Plugin.start(PACE, this.over),
      withEnvironment: <T>(work: () => Promise<T>) => inEnvironment(config.environment, work),
    };
    const { killed, interrupted } = passage;
    const outcome = await runEngine(command, scene, {
      program: fenceProgram,
      config: config.program,
      killed,
      interrupted,
    });
    await passage.close();
    if (!preview) this.#keep(outcome.file);
    return { ...outcome, requests: passage.requests };
  }

  /** Takes another state for this stack's. */
  #keep(file: StackFile): void {
    this.#history.push(this.file);
    this.file = file;
  }

  /** The config as the program and the provider get it. The address is in the environment: it differs from run to run. */
  #config({ values, secretKeys }: StackSettings, credentials: Credentials, { url }: Passage) {
    const { accountSid, ...keys } = credentials;
    const inConfig = this.keysIn === "config";
    const provider: Properties = { version: "0.1.0", accountSid };
    if (inConfig)
      for (const [name, value] of Object.entries(keys)) provider[name] = name === "apiKey" ? value : secret(value);
    const environment: Record<string, string | undefined> = {
      TWILIO_API_BASE_URL: url,
      TWILIO_API_KEY: inConfig ? undefined : keys.apiKey,
      TWILIO_API_SECRET: inConfig ? undefined : keys.apiSecret,
      TWILIO_AUTH_TOKEN: inConfig ? undefined : keys.authToken,
    };
    const texts = Object.entries(values).map(([key, value]) => [
      `ringfence:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    const program: ProgramConfig = {
      values: Object.fromEntries(texts) as Record<string, string>,
      secretKeys: secretKeys.map((key) => `ringfence:${key}`),
    };
    return { provider, environment, program };
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** Does its work with these variables set; others wait for their turn, since a process has one environment. */
function inEnvironment<T>(variables: Record<string, string | undefined>, work: () => Promise<T>): Promise<T> {
  const mine = turn.then(async () => {
    const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
    set(Object.entries(variables));
    try {
      return await work();
    } finally {
      set(before);
    }
  });
  turn = mine.catch(() => undefined);
  return mine;
}

function set(variables: (readonly [string, string | undefined])[]): void {
  for (const [name, value] of variables) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
