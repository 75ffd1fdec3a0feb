import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Ahead } from "./ahead";
import { type AnyResource, type StoredBase, type Operation } from "./resource";
import { checkResponse, diffResponse, packedDiff } from "./responses";
import { FUNCTIONS } from "./resources";
import { resourceOf } from "./resourceOf";
import { construct } from "./construct/construct";
import { changedAccount, knownAccount } from "./changedAccount";
import { Session } from "../numbers/session";
import { guardState } from "./state";
import { unknownInputs } from "./unknownInputs";
import { Twilio } from "../twilio/client";
import { type Engine } from "./wire/engine";
import { ProviderError } from "../twilio/failure";
import { PartialFailure } from "./wire/failure";
import { carriedOver, secrecyDiff } from "./wire/secrecy";
import { type Received, Secrets, type Values, receive, send } from "./wire/values";

/** The provider's operations: from message to resource and back. `resources/index.ts` lists the resources. */
export class Operations {
  #twilio: Twilio | undefined;
  #secretConfig: string[] = [];
  readonly #ahead = new Ahead();
  readonly #session = new Session();

  /** @param pace what every wait for Twilio is multiplied with; 1 by default */
  constructor(
    private readonly engine: Engine,
    private readonly pace?: number,
  ) {}

  /** Texts that no message may show. */
  credentials(): string[] {
    return this.#secretConfig;
  }

  cancel(): void {
    this.#twilio?.cancel();
  }

  async checkConfig(request: messages.CheckRequest, secrets: Secrets): Promise<messages.CheckResponse> {
    const config = this.#take(request.getNews(), secrets);
    const before = this.#take(request.getOlds(), secrets);
    const { account, errors } = knownAccount(config);
    const changed = account && Object.keys(before).length > 0 ? await changedAccount(account, before, this.pace) : [];
    return checkResponse(send(config, secrets), secrets, [...errors, ...changed]);
  }

  /** Other keys, another region or address never replace anything; another account is judged by each resource's state. */
  diffConfig(request: messages.DiffRequest, secrets: Secrets): Promise<messages.DiffResponse> {
    const before = this.#take(request.getOldInputs() ?? request.getOlds(), secrets);
    const after = this.#take(request.getNews(), secrets);
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    const changed = [...names].filter((name) => before[name] !== after[name]);
    return Promise.resolve(diffResponse(Object.fromEntries(changed.map((name) => [name, "update" as const]))));
  }

  configure(request: messages.ConfigureRequest, secrets: Secrets): Promise<messages.ConfigureResponse> {
    const { account, errors } = knownAccount(this.#take(request.getArgs(), secrets));
    if (errors.length > 0) {
      throw new ProviderError(errors.map(({ property, reason }) => `twilio:${property}: ${reason}`).join("\n"));
    }
    if (account) {
      this.#twilio = new Twilio(account, this.pace);
      this.#secretConfig = [account.password, ...secrets.texts];
    }
    return Promise.resolve(
      new messages.ConfigureResponse().setAcceptsecrets(true).setAcceptoutputs(true).setSupportspreview(true),
    );
  }

  async invoke(request: messages.InvokeRequest, secrets: Secrets): Promise<messages.InvokeResponse> {
    const run = FUNCTIONS[request.getTok()];
    if (!run) throw new ProviderError(`the twilio provider has no function ${request.getTok()}`);
    const result = await run(this.#operation("").twilio, this.#take(request.getArgs(), secrets));
    return new messages.InvokeResponse().setReturn(send(result, secrets, ["byNumber"]));
  }

  construct(request: messages.ConstructRequest, secrets: Secrets): Promise<messages.ConstructResponse> {
    // What comes as an output is a secret or not for reasons of its own, which the component looks at; messages show neither.
    this.#take(request.getInputs(), secrets);
    return construct(request, this.engine.address);
  }

  async check(request: messages.CheckRequest, secrets: Secrets): Promise<messages.CheckResponse> {
    const urn = request.getUrn();
    const resource = resourceOf(urn);
    const inputs = this.#take(request.getNews(), secrets, resource);
    const had = request.getOlds();
    const old = had && had.getFieldsMap().getLength() > 0 ? receive(had, resource.packed).values : undefined;
    this.#session.declare(urn);
    const errors = await this.#flushed(resource.check(this.#operation(urn, secrets), inputs, old), resource);
    const all = [...errors, ...unknownInputs(urn, inputs)];
    return checkResponse(send(inputs, secrets, resource.packed), secrets, all);
  }

  diff(request: messages.DiffRequest, secrets: Secrets): Promise<messages.DiffResponse> {
    const stored = this.#stored(request, request.getOlds(), request.getOldInputs(), secrets);
    const { resource, operation, old, kept } = stored;
    const news = this.#receive(request.getNews(), secrets, resource);
    const secrecy = secrecyDiff(kept.inputs, kept.state, news);
    const diff = { ...secrecy, ...resource.diff(operation, old, news.values) };
    if (Object.keys(diff).length === 0) return Promise.resolve(diffResponse(diff));
    const [before, after] = [request.getOldInputs(), request.getNews()].map((struct) => receive(struct).values);
    return Promise.resolve(diffResponse(packedDiff(diff, before ?? {}, after ?? {})));
  }

  async create(request: messages.CreateRequest, secrets: Secrets): Promise<messages.CreateResponse> {
    const urn = request.getUrn();
    const resource = resourceOf(urn);
    const inputs = this.#take(request.getProperties(), secrets, resource);
    const created = resource.create(this.#operation(urn, secrets), inputs, request.getPreview());
    const { id, state } = await this.#flushed(created, resource);
    return new messages.CreateResponse().setId(id).setProperties(send(state, secrets, resource.packed));
  }

  async read(request: messages.ReadRequest, secrets: Secrets): Promise<messages.ReadResponse> {
    const urn = request.getUrn();
    const operation = this.#operation(urn, secrets);
    const resource = resourceOf(urn);
    const state = this.#take(request.getProperties(), secrets, resource);
    const inputs = this.#take(request.getInputs(), secrets, resource);
    const imported = Object.keys(state).length === 0;
    const old = imported
      ? undefined
      : { inputs, state: guardState(state as unknown as StoredBase, operation.twilio.accountSid, urn) };
    const live = await this.#flushed(resource.read(operation, request.getId(), old), resource);
    if (!live) return new messages.ReadResponse();
    return new messages.ReadResponse()
      .setId(live.id)
      .setInputs(send(live.inputs, secrets, resource.packed))
      .setProperties(send(live.state, secrets, resource.packed));
  }

  async update(request: messages.UpdateRequest, secrets: Secrets): Promise<messages.UpdateResponse> {
    const { resource, operation, old } = this.#stored(request, request.getOlds(), request.getOldInputs(), secrets);
    const before = new Secrets().add(secrets);
    const news = this.#receive(request.getNews(), secrets, resource);
    const work = resource.update(operation, request.getId(), old, news.values, request.getPreview());
    const state = await this.#flushed(work, resource);
    return new messages.UpdateResponse().setProperties(send(state, carriedOver(before, news), resource.packed));
  }

  async delete(request: messages.DeleteRequest, secrets: Secrets): Promise<Empty> {
    const stored = this.#stored(request, request.getProperties(), request.getOldInputs(), secrets);
    const { resource, operation, old } = stored;
    await this.#flushed(resource.delete(operation, request.getId(), old), resource);
    return new Empty();
  }

  #stored(
    request: { getUrn(): string },
    stateStruct: Struct | undefined,
    inputStruct: Struct | undefined,
    secrets: Secrets,
  ) {
    const urn = request.getUrn();
    const operation = this.#operation(urn, secrets);
    const resource = resourceOf(urn);
    const stored = this.#receive(stateStruct, secrets, resource);
    const state = guardState(stored.values as unknown as StoredBase, operation.twilio.accountSid, urn);
    // The state holds every input too, for engines that do not send the old inputs.
    const known = inputStruct && inputStruct.getFieldsMap().getLength() > 0;
    const given = known ? this.#receive(inputStruct, secrets, resource) : stored;
    const inputs = known ? given.values : state;
    return { resource, operation, old: { inputs, state }, kept: { inputs: given, state: stored } };
  }

  #operation(urn: string, secrets?: Secrets): Operation {
    const twilio = this.#twilio;
    if (!twilio) throw new ProviderError("the twilio provider is not configured: its credentials are not known yet");
    const clean = (text: string) => (secrets ?? new Secrets()).hiddenIn(text, this.#secretConfig);
    const shared = { ahead: this.#ahead, session: this.#session, declared: this.#session.isDeclared(urn) };
    return { urn, log: this.engine.logFor(urn, clean), twilio, ...shared };
  }

  #take(struct: Struct | undefined, secrets: Secrets, resource?: Pick<AnyResource, "packed">): Values {
    return this.#receive(struct, secrets, resource).values;
  }

  #receive(struct: Struct | undefined, secrets: Secrets, { packed }: Pick<AnyResource, "packed"> = {}): Received {
    const received = receive(struct, packed);
    secrets.add(received.secrets);
    return received;
  }

  async #flushed<T>(work: Promise<T>, { packed }: AnyResource): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof PartialFailure && packed) error.packed = packed;
      throw error;
    } finally {
      await this.engine.flush();
    }
  }
}
