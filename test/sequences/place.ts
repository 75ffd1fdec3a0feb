import { type Emulator } from "../../emulator";
import { type Outcome, type ProgramConfig, runEngine } from "../harness/engine/engine";
import { Plugin } from "../harness/engine/plugin";
import { makeStructsLazy } from "../harness/engine/lazyStruct";
import { type StackFile, copyOfFile, emptyFile } from "../harness/engine/state";
import { type Properties, secret } from "../provider/engine";
import { type Gate, type Passage, type Plan } from "./gate";
import { fenceProgram } from "./program";

/** Who a run acts as. */
export interface Credentials {
  accountSid: string;
  apiKey?: string;
  apiSecret?: string;
  authToken?: string;
}

/** Where the keys are: in the stack's config, or in the environment of whoever runs the command. */
export type KeysIn = "config" | "environment";

/** Ringfence's keys, without their namespace. */
export interface StackSettings {
  values: Record<string, unknown>;
  secretKeys: string[];
}

/** A command line, and what happens to it. */
export interface CommandLine extends Plan {
  verb: "up" | "preview" | "refresh" | "destroy";
  /** `--refresh=false` switches off what `options: { refresh: always }` asks for. */
  refresh?: boolean;
  /** Names of resources, as in the program. */
  target?: string;
  targetDependents?: boolean;
  replace?: string;
}

/** What a run left behind, besides its outcome. */
export interface Ran extends Outcome {
  /** `METHOD /HOST/PATH` of all that reached Twilio. */
  requests: string[];
}

makeStructsLazy();

/** How much shorter than in earnest the provider waits. */
const PACE = 0.001;

/** One checkout of the project with a state of its own: where commands are run. */
export class Place {
  project = "ringfence";
  stack = "seq";
  file: StackFile = emptyFile();
  /** Every state that a command left, the oldest first. */
  readonly history: StackFile[] = [];

  constructor(
    private readonly emulator: Emulator,
    private readonly gate: Gate,
    private readonly keysIn: KeysIn,
  ) {}

  /** A second checkout that goes on with a copy of this one's state. */
  copy(): Place {
    const place = new Place(this.emulator, this.gate, this.keysIn);
    Object.assign(place, { project: this.project, stack: this.stack, file: copyOfFile(this.file) });
    return place;
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
      start: () => Plugin.start(PACE),
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
    if (!preview) this.keep(outcome.file);
    return { ...outcome, requests: passage.requests };
  }

  /** Takes another state for this stack's. */
  keep(file: StackFile): void {
    this.history.push(this.file);
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
