import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { ProviderError } from "../../twilio/failure";
import { send, type Secrets } from "./values";

/**
 * An operation that was done in part. The engine keeps the resource with `state` and calls update the next time
 * (its `ErrorResourceInitFailed`), so what was done is neither lost nor done twice.
 */
export class PartialFailure extends ProviderError {
  constructor(
    readonly id: string,
    readonly state: object,
    readonly reasons: string[],
    /** Which maps of the state go packed, as the resource says. */
    public packed?: readonly string[],
  ) {
    super(reasons.join("\n"));
  }
}

/**
 * Most characters of an error. gRPC sends it in a header, and some clients take no more than 64 kB of these. A Twilio that repeats a
 * large request in its answer would break the connection.
 */
const MAX_TEXT = 8_000;

/** Shortened after secrets were hidden: a secret that is cut in two could not be found. */
const shortened = (text: string): string => (text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`);

/** The gRPC error for `error`, with every secret taken out of its text. */
export function toServiceError(error: unknown, secrets: Secrets, credentials: string[]): grpc.ServerErrorResponse {
  const hide = (text: string) => shortened(secrets.hiddenIn(text, credentials));
  const message = hide(error instanceof ProviderError ? error.message : describeBug(error));
  const response = Object.assign(new Error(message), {
    code: grpc.status.UNKNOWN,
    details: message,
    metadata: new grpc.Metadata(),
  });
  if (error instanceof PartialFailure) {
    const detail = new ErrorResourceInitFailed();
    detail.setId(error.id);
    detail.setProperties(send(error.state, secrets, error.packed));
    detail.setReasonsList(error.reasons.map(hide));
    const packed = new Any();
    packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(message);
    status.setDetailsList([packed]);
    response.metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
  return response;
}

const describeBug = (error: unknown) =>
  error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
