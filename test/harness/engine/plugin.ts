import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { ResourceProviderService as Protocol } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type Connection, type ConnectOptions, connect } from "../provider/connection";
import { type Properties } from "../provider/engine";
import { type StoredResource } from "./state";
import { fromStruct, toStruct } from "./values";

/** How a resource differs from what it is to be. */
export interface Difference {
  changes: boolean;
  replace: boolean;
}

/** What a read or a create answered. */
export interface Answered {
  id: string;
  /** Left out where the provider gave none: the engine keeps those it has. */
  inputs?: Properties;
  outputs: Properties;
}

/** One process of the provider, with the requests that the engine (pkg/v3 `provider_plugin.go`) sends it. */
export class Plugin {
  private constructor(private readonly connection: Connection) {}

  /** @param pace what every wait for Twilio is multiplied with */
  static async start(pace: number, over: ConnectOptions["over"] = "memory"): Promise<Plugin> {
    return new Plugin(await connect({ pace, over }));
  }

  /** All that it logged. */
  get log(): string[] {
    return this.connection.log;
  }

  close(): void {
    this.connection.close();
  }

  /** What Ctrl-C does: the provider begins nothing new. */
  async cancel(): Promise<void> {
    await this.connection.ask(Protocol.cancel, new Empty()).catch(() => undefined);
  }

  /** @returns the inputs as checked, and what is wrong with them */
  async checkConfig(urn: string, olds: Properties, news: Properties) {
    const request = new messages.CheckRequest().setUrn(urn).setOlds(toStruct(olds)).setNews(toStruct(news));
    return checked(await this.connection.ask(Protocol.checkConfig, request));
  }

  async diffConfig(urn: string, id: string, old: Pick<StoredResource, "inputs" | "outputs">, news: Properties) {
    const request = new messages.DiffRequest().setUrn(urn).setId(id).setNews(toStruct(news));
    request.setOldInputs(toStruct(old.inputs)).setOlds(toStruct(old.outputs));
    return differenceOf(await this.connection.ask(Protocol.diffConfig, request));
  }

  async configure(config: Properties): Promise<void> {
    const request = new messages.ConfigureRequest().setArgs(toStruct(config)).setAcceptsecrets(true);
    request.setAcceptresources(true).setSendsOldInputs(true).setSendsOldInputsToDelete(true);
    await this.connection.ask(Protocol.configure, request);
  }

  async invoke(token: string, args: Properties) {
    const request = new messages.InvokeRequest().setTok(token).setArgs(toStruct(args));
    const response = await this.connection.ask(Protocol.invoke, request);
    return { result: fromStruct(response.getReturn()), failures: response.getFailuresList() };
  }

  /** @param olds none for a resource that is new, or made anew */
  async check(urn: string, olds: Properties | undefined, news: Properties) {
    const request = new messages.CheckRequest()
      .setUrn(urn)
      .setNews(toStruct(news))
      .setOlds(toStruct(olds ?? {}));
    return checked(await this.connection.ask(Protocol.check, request));
  }

  async diff(old: Pick<StoredResource, "urn" | "id" | "inputs" | "outputs">, news: Properties): Promise<Difference> {
    const request = new messages.DiffRequest().setUrn(old.urn).setId(old.id).setNews(toStruct(news));
    request.setOldInputs(toStruct(old.inputs)).setOlds(toStruct(old.outputs));
    return differenceOf(await this.connection.ask(Protocol.diff, request));
  }

  async create(urn: string, inputs: Properties, preview: boolean): Promise<Answered> {
    const request = new messages.CreateRequest().setUrn(urn).setProperties(toStruct(inputs)).setPreview(preview);
    const response = await this.connection.ask(Protocol.create, request);
    return { id: response.getId(), outputs: fromStruct(response.getProperties()) };
  }

  async update(old: StoredResource, news: Properties, preview: boolean): Promise<Properties> {
    const request = new messages.UpdateRequest().setUrn(old.urn).setId(old.id).setNews(toStruct(news));
    request.setOldInputs(toStruct(old.inputs)).setOlds(toStruct(old.outputs)).setPreview(preview);
    return fromStruct((await this.connection.ask(Protocol.update, request)).getProperties());
  }

  /** @returns nothing if the resource is gone */
  async read({ urn, id, inputs, outputs }: StoredResource): Promise<Answered | undefined> {
    const request = new messages.ReadRequest().setUrn(urn).setId(id);
    request.setInputs(toStruct(inputs)).setProperties(toStruct(outputs));
    const response = await this.connection.ask(Protocol.read, request);
    if (response.getId() === "") return undefined;
    const read = response.getInputs();
    return {
      id: response.getId(),
      outputs: fromStruct(response.getProperties()),
      ...(read && { inputs: fromStruct(read) }),
    };
  }

  async delete({ urn, id, inputs, outputs }: StoredResource): Promise<void> {
    const request = new messages.DeleteRequest().setUrn(urn).setId(id);
    request.setOldInputs(toStruct(inputs)).setProperties(toStruct(outputs));
    await this.connection.ask(Protocol.delete, request);
  }
}

function checked(response: messages.CheckResponse): { inputs: Properties; faults: string[] } {
  const faults = response.getFailuresList().map((fault) => `${fault.getProperty()}: ${fault.getReason()}`);
  return { inputs: fromStruct(response.getInputs()), faults };
}

const { ADD_REPLACE, DELETE_REPLACE, UPDATE_REPLACE } = messages.PropertyDiff.Kind;

function differenceOf(response: messages.DiffResponse): Difference {
  const kinds: number[] = [];
  response.getDetaileddiffMap().forEach((difference) => void kinds.push(difference.getKind()));
  const replace = response.getReplacesList().length > 0 || kinds.some((kind) => REPLACING.includes(kind));
  const changes = response.getChanges();
  // The provider of this repository always says; the engine would compare the inputs where one does not.
  if (changes === messages.DiffResponse.DiffChanges.DIFF_UNKNOWN)
    throw new Error("the provider did not say what changes");
  return { changes: changes === messages.DiffResponse.DiffChanges.DIFF_SOME, replace };
}

const REPLACING: number[] = [ADD_REPLACE, DELETE_REPLACE, UPDATE_REPLACE];
