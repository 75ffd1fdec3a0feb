import type * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { unpack } from "../../../numbers/packed";

/** Properties as they go over the wire: secrets wrapped, unknown values as their marker. */
export type Properties = Record<string, unknown>;

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
