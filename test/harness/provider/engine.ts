import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { providerService } from "../../../provider/server";
import { type Log } from "../../../numbers/operation";
import { Engine } from "../../../provider/wire/engine";
import { unpack } from "../../../numbers/packed";
import { makeStructsQuick } from "./quickStruct";

/** Properties as they go over the wire: secrets wrapped, unknown values as their marker. */
export type Properties = Record<string, unknown>;

makeStructsQuick();

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** A value that the engine does not know yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A secret, as the engine wraps it. */
export const secret = (value: unknown): unknown => ({ [SIGNATURE_KEY]: SECRET_SIGNATURE, value });

/** The same properties without their secret wrappers, and with packed maps unpacked. */
export function plain<T = Record<string, unknown>>(value: unknown): T {
  if (Array.isArray(value)) return value.map((item) => plain<unknown>(item)) as T;
  if (typeof value !== "object" || value === null) return value as T;
  const fields = unpack(value as Properties) as Properties;
  if (fields[SIGNATURE_KEY] === SECRET_SIGNATURE) return plain(fields.value);
  return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, plain<unknown>(item)])) as T;
}

/** Every text in `value` that is not within a secret. */
export function openTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || SIGNATURE_KEY in value) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...openTexts(item)]);
}

export const struct = (properties: Properties): Struct =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Parameters<typeof Struct.fromJavaScript>[0]);

export const properties = (from: Struct | undefined): Properties => from?.toJavaScript() ?? {};

/** An operation that failed, and the state it left if it was done in part. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly partial: { id: string; state: Properties; reasons: string[] } | undefined,
  ) {
    super(message);
  }
}

export function failureOf(error: grpc.ServiceError): Failure {
  const [packed] = error.metadata.get("grpc-status-details-bin");
  if (!(packed instanceof Buffer)) return new Failure(error.details, undefined);
  const [detail] = Status.deserializeBinary(packed).getDetailsList();
  if (!detail) return new Failure(error.details, undefined);
  const left = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  const partial = { id: left.getId(), state: properties(left.getProperties()), reasons: left.getReasonsList() };
  return new Failure(error.details, partial);
}

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
export type Ask = <Request, Response>(
  method: grpc.MethodDefinition<Request, Response>,
  request: Request,
) => Promise<Response>;

/** A provider that serves in this process, and a client of it. */
export interface Connection {
  ask: Ask;
  /** What the provider logged so far. */
  log: string[];
  close(): void;
}

/** How much shorter than in earnest the provider waits between two tries. */
const PACE = 0.01;

/**
 * Starts a provider as the engine would, over gRPC on a loopback port.
 *
 * @param log where it writes what it logs
 */
export async function connect(pace = PACE, log: string[] = []): Promise<Connection> {
  const engine = new KeptLog(log);
  const server = new grpc.Server();
  server.addService(ResourceProviderService, providerService(engine, pace));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const ask: Ask = (method, request) =>
    new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = method;
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, response) =>
        error ? reject(failureOf(error)) : resolve(response as NonNullable<typeof response>),
      );
    });
  return {
    ask,
    log,
    close() {
      client.close();
      server.forceShutdown();
    },
  };
}
