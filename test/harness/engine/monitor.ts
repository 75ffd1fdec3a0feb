import { type Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as protocol from "@pulumi/pulumi/proto/resource_pb";
import { type RunContext } from "./context";
import { type Registrations } from "./register";
import { STACK_TYPE, type StoredResource, referenceTo, urnOf } from "./state";
import { fromStruct, toStruct } from "./values";

type Done<Response> = (error: unknown, response?: Response) => void;

const { ResourceMonitorFeature: Feature } = protocol;

/** What this engine can (`resmon.GetDeploymentInfo`). */
const FEATURES = [
  ...[Feature.RESOURCE_MONITOR_FEATURE_SECRETS, Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES],
  ...[Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES, Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS],
  ...[Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH, Feature.RESOURCE_MONITOR_FEATURE_INVOKE_DEPENDS_ON],
];

/** The engine's side of a running program: its resources become steps, its function calls go to the provider. */
export class Monitor {
  #stack: StoredResource | undefined;
  #stackOutputs: Struct | undefined;

  constructor(
    private readonly run: RunContext,
    private readonly registrations: Registrations,
  ) {}

  getDeploymentInfo(_request: object, done: Done<protocol.DeploymentInfo>): void {
    done(null, new protocol.DeploymentInfo().setSupportedfeaturesList(FEATURES));
  }

  supportsFeature(_request: object, done: Done<{ getHassupport: () => boolean }>): void {
    done(null, { getHassupport: () => true });
  }

  registerResource(request: protocol.RegisterResourceRequest, done: Done<protocol.RegisterResourceResponse>): void {
    void this.#register(request).then((response) => done(null, response));
  }

  registerResourceOutputs(request: protocol.RegisterResourceOutputsRequest, done: Done<object>): void {
    this.#stackOutputs = request.getOutputs();
    done(null, {});
  }

  invoke(request: protocol.ResourceInvokeRequest, done: Done<protocol.ResourceInvokeResponse>): void {
    const calling = this.#invoke(request).then(
      (response) => response && done(null, response),
      (error: unknown) => done({ code: 2, details: (error as Error).message }),
    );
    void this.run.track(calling);
  }

  /** To be called when all has ended: the stack outputs of the program are stored. */
  finish(): void {
    if (!this.#stack) return;
    const failed = this.run.errors.length > 0;
    this.registrations.finishStack(this.#stack, fromStruct(this.#stackOutputs), failed);
  }

  async #register(request: protocol.RegisterResourceRequest): Promise<protocol.RegisterResourceResponse> {
    const { stack, project } = this.run.scene;
    const [type, name, custom] = [request.getType(), request.getName(), request.getCustom()];
    const provider = custom ? await this.#providerOf(request) : "";
    const needs: Record<string, string[]> = {};
    request.getPropertydependenciesMap().forEach((urns, property) => (needs[property] = urns.getUrnsList()));
    const goal = {
      ...{ urn: urnOf(stack, project, type, name), type, custom, provider, parent: request.getParent() },
      ...{ inputs: fromStruct(request.getObject()), dependencies: request.getDependenciesList() },
      ...{ propertyDependencies: needs, secretOutputs: request.getAdditionalsecretoutputsList() },
    };
    const { resource, unknown } = await this.registrations.register(goal);
    if (type === STACK_TYPE) this.#stack = resource;
    const response = new protocol.RegisterResourceResponse().setUrn(resource.urn).setId(resource.id);
    // A component's outputs of before may speak of what is not there yet.
    return response.setObject(toStruct(custom ? resource.outputs : {})).setUnknown(unknown);
  }

  /** The reference of the provider that the program names, or of the default one. Once the run has stopped, never. */
  async #providerOf(request: protocol.RegisterResourceRequest): Promise<string> {
    if (request.getProvider()) throw new Error("a program with providers of its own is not part of this model");
    const provider = await this.run.providers.default();
    return provider ? referenceTo(provider) : new Promise<never>(() => undefined);
  }

  async #invoke(request: protocol.ResourceInvokeRequest): Promise<protocol.ResourceInvokeResponse | undefined> {
    const provider = await this.run.providers.default();
    if (!provider || this.run.stopped) return undefined;
    const plugin = this.run.providers.of({ urn: provider.urn, provider: referenceTo(provider) });
    const { result, failures } = await plugin.invoke(request.getTok(), fromStruct(request.getArgs()));
    const response = new protocol.ResourceInvokeResponse().setReturn(toStruct(result));
    return response.setFailuresList(failures);
  }
}
