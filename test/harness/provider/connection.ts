import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { providerService } from "../../../provider/server";
import { type Log } from "../../../numbers/operation";
import { Engine } from "../../../provider/wire/engine";
import { failureOf } from "./engine";
import { makeStructsLazy } from "./lazyStruct";

makeStructsLazy();

/** An engine's log, kept instead of shown. */
class KeptLog extends Engine {
  constructor(readonly lines: string[]) {
    super(undefined);
  }

  override logFor(_urn: string, clean: (text: string) => string): Log {
    const keep = (text: string) => void this.lines.push(clean(text));
    return { info: keep, warning: keep, status: keep };
  }
}

/** Calls one method of the protocol and waits for its answer. */
type Ask = <Request, Response>(method: grpc.MethodDefinition<Request, Response>, request: Request) => Promise<Response>;

/** A provider that serves in this process, and a client of it. */
export interface Connection {
  ask: Ask;
  /** What the provider logged so far. */
  log: string[];
  close(): void;
}

export interface ConnectOptions {
  /** What every wait of the provider for Twilio is multiplied with; 0.01 by default. */
  pace?: number;
  /** Where it writes what it logs. */
  log?: string[];
  /**
   * What carries the protocol's messages: gRPC on a loopback port as with the engine, by default; or nothing at all, which
   * takes a tenth of the time.
   */
  over?: "memory" | "grpc";
}

/** Starts a provider as the engine would. */
export async function connect({ pace = 0.01, log = [], over = "grpc" }: ConnectOptions = {}): Promise<Connection> {
  const service = providerService(new KeptLog(log), pace);
  return { log, ...(over === "grpc" ? await connectByGrpc(service) : connectInMemory(service)) };
}

async function connectByGrpc(service: grpc.UntypedServiceImplementation): Promise<Omit<Connection, "log">> {
  const server = new grpc.Server();
  server.addService(ResourceProviderService, service);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  return {
    ask: (method, request) =>
      new Promise((resolve, reject) => {
        const { path, requestSerialize, responseDeserialize } = method;
        client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, response) =>
          error ? reject(failureOf(error)) : resolve(response as NonNullable<typeof response>),
        );
      }),
    close() {
      client.close();
      server.forceShutdown();
    },
  };
}

type Answer = (error: grpc.ServiceError | null, response: unknown) => void;
type Method = ((call: { request: unknown }, answer: Answer) => void) | undefined;

function connectInMemory(service: grpc.UntypedServiceImplementation): Omit<Connection, "log"> {
  let closed = false;
  return {
    ask: (method, request) =>
      new Promise((resolve, reject) => {
        const name = method.path.slice(method.path.lastIndexOf("/") + 1);
        const serve = service[name.charAt(0).toLowerCase() + name.slice(1)] as Method;
        if (!serve || closed) return reject(new Error(`14 UNAVAILABLE: ${name}`));
        serve({ request }, (error, response) => (error ? reject(failureOf(error)) : resolve(response as never)));
      }),
    close: () => (closed = true),
  };
}
