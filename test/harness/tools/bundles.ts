import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { nodePath } from "../../../tools/toolchain";
import { type Copy } from "./copy";

const PROGRAM = "program/dist/index.js";
export const PROVIDER = "provider/dist/main.js";
export const BUNDLES = [PROGRAM, PROVIDER, "provider/dist/component.js"];
/** What a run deploys, which carries no stamp. */
export const FUNCTION = "provider/dist/function.js";
/** A source of the provider; the other one's stamp holds it as well. */
export const SOURCE = "numbers/urn.ts";

/** What the engine gets when it loads the program: the refusal, or "runs". */
export async function loadProgram(copy: Copy): Promise<string> {
  const { output } = await copy.node(
    "-e",
    `const module = require("node:module");
    const load = module._load;
    module._load = (path, ...rest) => (path.endsWith(${JSON.stringify(PROGRAM)}) ? console.log("runs") : load(path, ...rest));
    require("./main.js")().catch((error) => console.log(error.message));`,
  );
  return output.trim();
}

/** What a provider answers to the first call: its refusal, or "runs". */
export async function startProvider(copy: Copy): Promise<string> {
  const child = spawn(nodePath, [copy.path("provider/bin/pulumi-resource-twilio")], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()));
      child.stderr.once("data", (text: Buffer) => resolve(text.toString()));
      child.once("close", (code) => reject(new Error(`ended with ${code}`)));
    });
    if (!/^\d+$/.test(port)) return port;
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const answer = await new Promise<string>((resolve) =>
      client.configure(new ConfigureRequest(), (error) => resolve(error?.details ?? "runs")),
    );
    client.close();
    return /does not run/.test(answer) ? answer : "runs";
  } finally {
    child.kill();
  }
}
