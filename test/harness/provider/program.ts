import * as pulumi from "@pulumi/pulumi";
import { type RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { type Keys, readConfig } from "../../../config";
import { declareFence } from "../../../program/fence";
import { secretTextsOf } from "../../../program/secrets";
import { type Bench, Resource, type Stored } from "./bench";
import { type Connection } from "./connection";
import { type Failure, type Properties, openTexts, properties, struct } from "./engine";

/** Exported by the SDK, and left out of its typings. */
const runtime = pulumi.runtime as unknown as {
  setMocks: typeof pulumi.runtime.setMocks;
  getMonitor(): Monitor;
  waitForRPCs(): Promise<void>;
};

interface Monitor {
  registerResource(
    request: RegisterResourceRequest,
    answer: (error: unknown, response?: RegisterResourceResponse) => void,
  ): Promise<void> | void;
}

/** A stack's config as the engine hands it to the program. */
export interface GivenConfig {
  /** Key, without namespace, to its value. */
  values: Record<string, unknown>;
  /** Which parts are secret. */
  secrets: readonly Keys[];
}

/** Ringfence's own program against a provider over gRPC, with as much of an engine between as the two need. */
export class ProgramRun {
  /** Every resource as the engine keeps it, by name. */
  readonly kept = new Map<string, Stored>();
  /** What the diff of the last run returned, by resource. */
  readonly diffs = new Map<string, string[]>();
  /** What the program printed in all runs. */
  readonly output: string[] = [];
  /** What went wrong in the last run, in words for people. */
  errors: string[] = [];

  constructor(private readonly bench: Bench) {}

  /** `pulumi up`. */
  async up(config: GivenConfig, connection: Connection = this.bench.connection): Promise<void> {
    this.errors = [];
    this.diffs.clear();
    // Nobody reads the stack that Pulumi's SDK takes for every resource, and jest maps each to its sources.
    Error.stackTraceLimit = 0;
    const quiet = ["log", "info", "warn", "error"].map((method) =>
      jest.spyOn(console, method as "log").mockImplementation((text) => void this.output.push(String(text))),
    );
    await runtime.setMocks(NO_MOCKS, "shop", "dev", false);
    const monitor = runtime.getMonitor();
    monitor.registerResource = async (request, answer) => {
      try {
        answer(null, responseOf(request, await this.#step(request, connection)));
      } catch (error) {
        const { message, partial } = error as Failure;
        this.errors.push(message, ...(partial?.reasons ?? []), ...openTexts(partial?.state));
        answer(null, responseOf(request, this.kept.get(request.getName()) ?? { id: "", inputs: {}, state: {} }));
      }
    };
    const { values, secretKeys, secretTexts } = rawOf(config);
    const read = readConfig(values, undefined, secretKeys, config.secrets);
    const outputs = declareFence(read, { project: "shop", stack: "dev", secretKeys, secretTexts });
    await (outputs as unknown as { promise(): Promise<unknown> }).promise().catch((error: unknown) => {
      this.errors.push((error as Error).message);
    });
    await runtime.waitForRPCs();
    quiet.forEach((spy) => spy.mockRestore());
  }

  /** `pulumi refresh`. */
  async refresh(): Promise<void> {
    for (const [name, stored] of this.kept) {
      const read = await this.#resource(typeOf(name), name).read(stored);
      if (read) this.kept.set(name, read);
    }
  }

  async #step(request: RegisterResourceRequest, connection: Connection): Promise<Stored> {
    const [type, name] = [request.getType().replace(/^twilio:/, ""), request.getName()];
    const resource = new Resource(connection, type, name);
    const before = this.kept.get(name);
    const { inputs, faults } = await resource.checked(properties(request.getObject()), before?.inputs);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const diff = before ? Object.keys(await resource.diff(before, inputs)) : [];
    this.diffs.set(name, diff);
    // A resource that stays keeps its outputs, whatever became of its inputs.
    const after = !before
      ? await resource.create(inputs)
      : diff.length > 0
        ? await resource.update(before, inputs)
        : { ...before, inputs };
    this.kept.set(name, after);
    return after;
  }

  #resource(type: string, name: string): Resource {
    return this.bench.resource(type, name);
  }
}

const TYPES: Record<string, string> = {
  originals: "voice:OriginalRouting",
  twiml: "serverless:TwimlHost",
  numbers: "voice:VoiceBinding",
};
const typeOf = (name: string): string => TYPES[name] ?? "studio:Flow";

const NO_MOCKS: pulumi.runtime.Mocks = {
  newResource: () => ({ id: "", state: {} }),
  call: () => ({}),
};

function responseOf(request: RegisterResourceRequest, { id, state }: Stored): RegisterResourceResponse {
  const response = new RegisterResourceResponse().setId(id).setObject(struct(state));
  return response.setUrn(`urn:pulumi:dev::shop::${request.getType()}::${request.getName()}`);
}

function rawOf({ values, secrets }: GivenConfig) {
  const raw = Object.entries(values).map(([key, value]): [string, string] => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const secretKeys = new Set(secrets.map(([key]) => String(key)));
  return {
    values: Object.fromEntries(raw),
    secretKeys,
    secretTexts: raw.flatMap(([key, text]) =>
      secretTextsOf(
        key,
        text,
        secrets.filter(([first]) => first === key),
      ),
    ),
  };
}

/** The properties of every resource, as the engine's file has them. */
export const everythingKept = (run: ProgramRun): Properties[] =>
  [...run.kept.values()].flatMap(({ inputs, state }) => [inputs, state]);
