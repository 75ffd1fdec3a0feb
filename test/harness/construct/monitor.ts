import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as protocol from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type Properties, UNKNOWN, properties, struct } from "../provider/engine";
import { type PluginProcess } from "./plugin";

type Done<Response> = (error: unknown, response?: Response) => void;

const { ResourceMonitorFeature: Feature } = protocol;
const FEATURES = [
  ...[Feature.RESOURCE_MONITOR_FEATURE_SECRETS, Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES],
  ...[Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES, Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS],
  Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
];

/** A resource as a program declared it, in the words of the protocol. */
export interface Declared {
  type: string;
  name: string;
  parent: string;
  inputs: Properties;
  dependencies: string[];
  aliases: object[];
  provider: string;
  protect: boolean;
}

/** The engine's side of a program: it notes what is declared, makes up outputs, and has the provider make components. */
export class NotingMonitor {
  readonly declared: Declared[] = [];
  /** Why the provider refused a component. */
  readonly faults: string[] = [];
  readonly log: string[] = [];
  readonly #server = new grpc.Server();
  plugin: PluginProcess | undefined;
  address = "";

  constructor(private readonly preview: boolean) {}

  async serve(): Promise<this> {
    const names = [
      "getDeploymentInfo",
      "supportsFeature",
      "registerResource",
      "registerResourceOutputs",
      "invoke",
    ] as const;
    const methods = names.map((name) => [
      name,
      (call: { request: never }, done: Done<never>) => this[name](call.request, done as Done<object>),
    ]);
    this.#server.addService(ResourceMonitorService, Object.fromEntries(methods) as grpc.UntypedServiceImplementation);
    this.#server.addService(EngineService, {
      log: ({ request }: { request: LogRequest }, done: grpc.sendUnaryData<Empty>) => {
        if (request.getSeverity() !== LogSeverity.DEBUG) this.log.push(request.getMessage());
        done(null, new Empty());
      },
    });
    const port = await new Promise<number>((resolve, reject) =>
      this.#server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    this.address = `127.0.0.1:${port}`;
    return this;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  getDeploymentInfo(_request: object, done: Done<protocol.DeploymentInfo>): void {
    done(null, new protocol.DeploymentInfo().setSupportedfeaturesList(FEATURES));
  }

  supportsFeature(_request: object, done: Done<protocol.SupportsFeatureResponse>): void {
    done(null, new protocol.SupportsFeatureResponse().setHassupport(true));
  }

  registerResourceOutputs(_request: object, done: Done<Empty>): void {
    done(null, new Empty());
  }

  invoke(_request: protocol.ResourceInvokeRequest, done: Done<protocol.ResourceInvokeResponse>): void {
    const number = {
      phoneNumber: "+15550100001",
      friendlyName: "Support desk",
      voiceUrl: "https://handlers.example.com/desk",
    };
    const rest = { phoneNumberSid: `PN${"1".repeat(32)}`, voiceCapable: true, voiceReceiveMode: "voice" };
    const found = { ...number, ...rest, trunkSid: "", voiceApplicationSid: "", fencedBy: "" };
    done(
      null,
      new protocol.ResourceInvokeResponse().setReturn(
        struct({ numbers: [], byNumber: { [found.phoneNumber]: found } }),
      ),
    );
  }

  registerResource(request: protocol.RegisterResourceRequest, done: Done<protocol.RegisterResourceResponse>): void {
    if (request.getRemote()) {
      this.#construct(request).then(
        (response) => done(null, response),
        ({ message }: Error) => {
          this.faults.push(message);
          done({ code: grpc.status.UNKNOWN, details: message });
        },
      );
      return;
    }
    const [type, name, inputs] = [request.getType(), request.getName(), properties(request.getObject())];
    this.declared.push({
      ...{ type, name, inputs, parent: request.getParent(), provider: request.getProvider() },
      dependencies: request.getDependenciesList().sort(),
      aliases: request.getAliasesList().map((alias) => alias.toObject()),
      protect: request.getProtect() ?? false,
    });
    const outputs = { ...inputs, ...outputsOf(type, inputs, this.preview) };
    const response = new protocol.RegisterResourceResponse().setUrn(urnOf(type, name));
    done(null, request.getCustom() ? response.setId(this.preview ? "" : name).setObject(struct(outputs)) : response);
  }

  /** As the engine does: the component's own inputs and options go to the provider, which declares all that is in it. */
  async #construct(given: protocol.RegisterResourceRequest): Promise<protocol.RegisterResourceResponse> {
    if (!this.plugin) throw new Error("no provider runs");
    const request = new ConstructRequest()
      .setProject("shop")
      .setStack("dev")
      .setDryrun(this.preview)
      .setParallel(4)
      .setMonitorendpoint(this.address)
      .setType(given.getType())
      .setName(given.getName())
      .setParent(given.getParent())
      .setInputs(given.getObject())
      .setAliasesList(given.getAliasesList())
      .setDependenciesList(given.getDependenciesList())
      .setProtect(given.getProtect() ?? false);
    given.getProvidersMap().forEach((reference, name) => request.getProvidersMap().set(name, reference));
    const response = await this.plugin.construct(request);
    return new protocol.RegisterResourceResponse().setUrn(response.getUrn()).setObject(response.getState());
  }
}

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;

function outputsOf(type: string, inputs: Properties, preview: boolean): Properties {
  const known = (value: unknown) => (preview ? UNKNOWN : value);
  const account = `AC${"1".repeat(32)}`;
  if (type === "twilio:voice:OriginalRouting") {
    const found = (inputs.phoneNumbers as string[]).map((number, index) => [
      number,
      { voiceUrl: `https://handlers.example.com/${index}` },
    ]);
    const none = { retired: {}, held: {}, stamps: {}, names: [], released: "", emergencyNumbers: [] };
    return { settings: Object.fromEntries(found) as Properties, accountSid: account, ...none };
  }
  if (type === "twilio:serverless:TwimlHost") {
    const paths = Object.keys(inputs.documents as object);
    return { urls: known(Object.fromEntries(paths.map((path) => [path, `https://documents.example.com${path}`]))) };
  }
  if (type === "twilio:studio:Flow") {
    const sid = `FW${"1".repeat(32)}`;
    const urls = { webhookUrl: `https://webhooks.twilio.com/${sid}`, consoleUrl: `https://www.twilio.com/${sid}` };
    return { sid, revision: 1, ...urls, ...(preview && { sid: UNKNOWN, revision: UNKNOWN, webhookUrl: UNKNOWN }) };
  }
  return {};
}
