import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { nodePath, root } from "../../../tools/toolchain";
import { struct } from "../provider/engine";

const BIN = join(root, "provider", "bin", "pulumi-resource-twilio");

/** The provider in a process of its own, as the engine starts it. */
export class PluginProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: ResourceProviderClient,
  ) {}

  /** @param engine address that it sends its log to */
  static async start(engine: string, executable = BIN, environment = process.env): Promise<PluginProcess> {
    const child = spawn(nodePath, [executable, engine], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
      child.once("exit", () => reject(new Error("the provider ended before it printed its port")));
    });
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const plugin = new PluginProcess(child, client);
    const account = { accountSid: `AC${"1".repeat(32)}`, apiKey: `SK${"2".repeat(32)}`, apiSecret: "emulator-secret" };
    await plugin.#ask((done) => client.configure(new messages.ConfigureRequest().setArgs(struct(account)), done));
    return plugin;
  }

  /** @throws Error with the details of the refusal */
  construct(request: messages.ConstructRequest): Promise<messages.ConstructResponse> {
    return this.#ask((done) => this.client.construct(request, done));
  }

  /** Whether the process is still there. */
  get runs(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  stop(): void {
    this.client.close();
    this.child.kill();
  }

  #ask<Response>(call: (done: (error: grpc.ServiceError | null, response: Response) => void) => unknown) {
    return new Promise<Response>((resolve, reject) => {
      call((error, response) => (error ? reject(new Error(error.details)) : resolve(response)));
    });
  }
}
