import type * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { type IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { version } from "../package.json";
import { Operations } from "./operations";
import schema from "./schema.json";
import { type Engine } from "./wire/engine";
import { toServiceError } from "./wire/failure";
import { Secrets } from "./wire/values";

type Unary<Request, Response> = (
  call: grpc.ServerUnaryCall<Request, Response>,
  answer: grpc.sendUnaryData<Response>,
) => void;

/** The provider protocol (pulumi/pulumi `provider.proto`), method by method. Those left out answer "unimplemented", which the engine takes. */
export function providerService(engine: Engine, pace?: number): grpc.UntypedServiceImplementation {
  const operations = new Operations(engine, pace);

  /** A method whose failure reaches the engine as a clean error: with its partial state, without its secrets. */
  const method =
    <Request, Response>(
      run: (request: Request, secrets: Secrets) => Response | Promise<Response>,
    ): Unary<Request, Response> =>
    (call, answer) => {
      const secrets = new Secrets();
      // In a promise from the start: what a method throws at once must come out as clean as what it throws later.
      Promise.resolve()
        .then(() => run(call.request, secrets))
        .then(
          (response) => answer(null, response),
          (error: unknown) => answer(toServiceError(error, secrets, operations.credentials())),
        );
    };

  const service: Partial<IResourceProviderServer> = {
    getPluginInfo: method(() => Promise.resolve(new PluginInfo().setVersion(version))),
    getSchema: method(() =>
      Promise.resolve(new messages.GetSchemaResponse().setSchema(JSON.stringify({ ...schema, version }))),
    ),
    attach: method(() => Promise.resolve(new Empty())),
    cancel: method(() => {
      operations.cancel();
      return Promise.resolve(new Empty());
    }),
    checkConfig: method((request, secrets) => operations.checkConfig(request, secrets)),
    diffConfig: method((request, secrets) => operations.diffConfig(request, secrets)),
    configure: method((request, secrets) => operations.configure(request, secrets)),
    invoke: method((request, secrets) => operations.invoke(request, secrets)),
    construct: method((request, secrets) => operations.construct(request, secrets)),
    check: method((request, secrets) => operations.check(request, secrets)),
    diff: method((request, secrets) => operations.diff(request, secrets)),
    create: method((request, secrets) => operations.create(request, secrets)),
    read: method((request, secrets) => operations.read(request, secrets)),
    update: method((request, secrets) => operations.update(request, secrets)),
    delete: method((request, secrets) => operations.delete(request, secrets)),
  };
  return service as unknown as grpc.UntypedServiceImplementation;
}
