import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { type Log } from "../../numbers/operation";

/** The engine's log service. A message that cannot be delivered is dropped: it must never fail an operation. */
export class Engine {
  readonly #client: EngineClient | undefined;
  readonly #pending = new Set<Promise<void>>();

  /** @param address `host:port` of the engine, or undefined when the provider runs by itself */
  constructor(readonly address: string | undefined) {
    // The engine is on this machine: a proxy that the environment names for all HTTP would only refuse.
    const direct = { "grpc.enable_http_proxy": 0 };
    if (address) this.#client = new EngineClient(address, grpc.credentials.createInsecure(), direct);
  }

  logFor(urn: string, clean: (text: string) => string): Log {
    const write = (severity: LogSeverity, message: string, ephemeral = false) => {
      const request = new LogRequest().setSeverity(severity).setMessage(clean(message)).setUrn(urn);
      this.#send(request.setEphemeral(ephemeral));
    };
    return {
      info: (message) => write(LogSeverity.INFO, message),
      warning: (message) => write(LogSeverity.WARNING, message),
      status: (message) => write(LogSeverity.INFO, message, true),
    };
  }

  /** Resolves when what was logged has reached the engine: else the end of an operation could overtake it. */
  async flush(): Promise<void> {
    await Promise.all(this.#pending);
  }

  #send(request: LogRequest): void {
    if (!this.#client) return;
    const client = this.#client;
    const sent = new Promise<void>((resolve) => client.log(request, () => resolve())).finally(() =>
      this.#pending.delete(sent),
    );
    this.#pending.add(sent);
  }
}
