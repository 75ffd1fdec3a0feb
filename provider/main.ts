import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { providerService } from "./server";
import { Engine } from "./wire/engine";

/**
 * Starts the provider as the engine expects it: serve on a loopback port, print the port as the only line on stdout.
 * The engine's address is the first argument.
 */
function main(): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const engine = new Engine(process.argv.slice(2).find((argument) => !argument.startsWith("-")));
  server.addService(ResourceProviderService, providerService(engine));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
      console.error(`twilio provider: no loopback port to be had: ${error.message}`);
      process.exit(1);
    }
    process.stdout.write(`${port}\n`);
  });
  leaveWithTheEngine();
}

/** An engine that is killed tells nobody: a new parent process is the only sign; on Windows, that the old one is gone. */
function leaveWithTheEngine(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !isThere(parent)) process.exit(0);
  }, 2_000).unref();
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

main();
