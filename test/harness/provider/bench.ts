import { ResourceProviderService as Protocol } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator";
import { type Connection, connect } from "./connection";
import { Failure, type Properties, plain, properties, secret, struct } from "./engine";

/** The emulator's default account, and what opens it. */
export const ACCOUNT = `AC${"1".repeat(32)}`;
export const KEY = `SK${"2".repeat(32)}`;
export const [SUPPORT, SALES, CLINIC] = ["+15550100001", "+15550100002", "+15550100003"] as const;

/** A resource as the engine keeps it: inputs and state stand as they came over the wire. */
export interface Stored {
  id: string;
  inputs: Properties;
  state: Properties;
}

type Kinds = Record<string, "add" | "delete" | "update">;
const KINDS = { [messages.PropertyDiff.Kind.ADD]: "add", [messages.PropertyDiff.Kind.DELETE]: "delete" } as const;

/** One resource of the stack `dev` of the project `shop`, and every operation that the engine has for it. */
export class Resource {
  readonly urn: string;

  constructor(
    private readonly connection: Connection,
    type: string,
    name: string,
    project = "shop",
  ) {
    this.urn = `urn:pulumi:dev::${project}::twilio:${type}::${name}`;
  }

  /** The inputs as the provider takes them, which is what the engine keeps, and the reasons of the faults by property. */
  async checked(inputs: Properties, old?: Properties): Promise<{ inputs: Properties; faults: string[] }> {
    const { ask } = this.connection;
    const request = new messages.CheckRequest().setUrn(this.urn).setNews(struct(inputs));
    if (old) request.setOlds(struct(old));
    const response = await ask(Protocol.check, request);
    const faults = response.getFailuresList().map((failure) => `${failure.getProperty()}: ${failure.getReason()}`);
    return { inputs: properties(response.getInputs()), faults };
  }

  /** Only the faults; none when the inputs are good. */
  async check(inputs: Properties, old?: Properties): Promise<string[]> {
    return (await this.checked(inputs, old)).faults;
  }

  /** What the preview of a new resource with these inputs is refused for; undefined if it is not. */
  async refusal(inputs: Properties): Promise<string | undefined> {
    if ((await this.check(inputs)).length > 0) throw new Error("the check has faults already");
    return this.create(inputs, true).then(
      () => undefined,
      (reason: unknown) => (reason as Error).message,
    );
  }

  async diff({ id, inputs, state }: Stored, next: Properties): Promise<Kinds> {
    const { ask } = this.connection;
    const request = new messages.DiffRequest().setId(id).setUrn(this.urn).setNews(struct(next));
    request.setOlds(struct(state)).setOldInputs(struct(inputs));
    const response = await ask(Protocol.diff, request);
    const kinds: Kinds = {};
    response.getDetaileddiffMap().forEach((difference, path) => {
      kinds[path] = KINDS[difference.getKind() as keyof typeof KINDS] ?? "update";
    });
    return kinds;
  }

  async create(inputs: Properties, preview = false): Promise<Stored> {
    const { ask } = this.connection;
    const request = new messages.CreateRequest().setUrn(this.urn).setProperties(struct(inputs)).setPreview(preview);
    const response = await ask(Protocol.create, request);
    return { id: response.getId(), inputs, state: properties(response.getProperties()) };
  }

  async update({ id, inputs, state }: Stored, next: Properties, preview = false): Promise<Stored> {
    const { ask } = this.connection;
    const request = new messages.UpdateRequest().setId(id).setUrn(this.urn).setNews(struct(next)).setPreview(preview);
    request.setOlds(struct(state)).setOldInputs(struct(inputs));
    const response = await ask(Protocol.update, request);
    return { id, inputs: next, state: properties(response.getProperties()) };
  }

  /** A refresh; undefined when the resource is gone. Without state it is an import. */
  async read({ id, inputs, state }: { id: string } & Partial<Stored>): Promise<Stored | undefined> {
    const { ask } = this.connection;
    const request = new messages.ReadRequest().setId(id).setUrn(this.urn);
    request.setInputs(struct(inputs ?? {})).setProperties(struct(state ?? {}));
    const response = await ask(Protocol.read, request);
    if (response.getId() === "") return undefined;
    return {
      id: response.getId(),
      inputs: properties(response.getInputs()),
      state: properties(response.getProperties()),
    };
  }

  async delete({ id, inputs, state }: Stored): Promise<void> {
    const { ask } = this.connection;
    const request = new messages.DeleteRequest().setId(id).setUrn(this.urn);
    request.setProperties(struct(state)).setOldInputs(struct(inputs));
    await ask(Protocol.delete, request);
  }
}

/** An emulated Twilio and a provider that is configured for it. */
export class Bench {
  private constructor(
    readonly emulator: Emulator,
    public connection: Connection,
    private readonly pace: number | undefined,
  ) {}

  static async open(options: EmulatorOptions & { config?: Properties; pace?: number } = {}): Promise<Bench> {
    const emulator = await startEmulator({ buildMs: 1, ...options });
    const { pace } = options;
    const bench = new Bench(emulator, await connect({ pace }), pace);
    await bench.configure(options.config ?? {});
    return bench;
  }

  /**
   * Begins another run: the engine starts a provider process for each, so what the one before had seen or written is not
   * known any more. Resources that were asked for before stay with the old one.
   */
  async newRun(config: Properties = {}): Promise<void> {
    const { log } = this.connection;
    this.connection.close();
    this.connection = await this.connect(log);
    await this.configure(config);
  }

  /** Starts another provider, which waits no longer than the bench's own. */
  connect(log?: string[]): Promise<Connection> {
    return connect({ pace: this.pace, log });
  }

  /** Configures the bench's own provider, or the one behind another connection. */
  async configure(config: Properties, { ask }: Connection = this.connection): Promise<void> {
    const usual = { accountSid: ACCOUNT, apiKey: KEY, apiSecret: secret("emulator-secret") };
    const all = { ...usual, apiBaseUrl: this.emulator.url, ...config };
    const request = new messages.ConfigureRequest().setArgs(struct(all));
    await ask(Protocol.configure, request);
  }

  async cancel(): Promise<void> {
    const { ask } = this.connection;
    await ask(Protocol.cancel, new Empty());
  }

  async invoke<T>(token: string, args: Properties): Promise<T> {
    const { ask } = this.connection;
    const request = new messages.InvokeRequest().setTok(token).setArgs(struct(args));
    const response = await ask(Protocol.invoke, request);
    return plain<T>(properties(response.getReturn()));
  }

  resource(type: string, name: string): Resource {
    return new Resource(this.connection, type, name);
  }

  get log(): string[] {
    return this.connection.log;
  }

  /** Requests that ask for a change, such as `POST /v2/Flows/FW`; forgotten afterwards. A judgement is no change. */
  writes(): string[] {
    const all = this.emulator.requests.splice(0);
    return all
      .filter(({ method, path }) => method !== "GET" && !path.endsWith("/Validate"))
      .map(({ method, path }) => `${method} ${path.replace(/([A-Z]{2})[0-9a-f]{32}/g, "$1")}`);
  }

  /** A number's voice settings as Twilio has them; what is not set is an empty text. */
  voice(number: string) {
    const live = this.emulator.number(number);
    if (!live) throw new Error(`no ${number}`);
    return {
      voiceUrl: live.voice_url ?? "",
      voiceMethod: live.voice_method,
      voiceFallbackUrl: live.voice_fallback_url ?? "",
      voiceFallbackMethod: live.voice_fallback_method,
      statusCallback: live.status_callback ?? "",
      statusCallbackMethod: live.status_callback_method,
      trunkSid: live.trunk_sid ?? "",
      voiceApplicationSid: live.voice_application_sid ?? "",
    };
  }

  async close(): Promise<void> {
    this.connection.close();
    await this.emulator.stop();
  }

  /** Closes the bench at the end of a test, in which no request may have been against Twilio's contract. */
  async closeWithoutViolations(): Promise<void> {
    await this.close();
    expect(this.emulator.violations).toEqual([]);
  }
}

/** The failure of an operation that is to fail. */
export async function failure(operation: Promise<unknown>): Promise<Failure> {
  const error = await operation.then(
    () => new Error("it was expected to fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw error;
  return error;
}

/** What the engine keeps after an operation that was done in part. */
export async function keptAfter(operation: Promise<unknown>, inputs: Properties): Promise<Stored> {
  const { partial, message } = await failure(operation);
  if (!partial) throw new Error(`nothing was kept: ${message}`);
  return { id: partial.id, inputs, state: partial.state };
}
