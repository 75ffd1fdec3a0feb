import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import packageJson from "../../package.json";
import { RESOURCES } from "../../provider/resources";
import { nodePath, root } from "../../tools/toolchain";
import { ended, node, script } from "../harness/tools/spawn";

const PROVIDER = join(root, "provider", "bin", "pulumi-resource-twilio");

/** What a process prints on standard output up to its first line's end. */
function firstLine(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("\n")) resolve(output);
    });
    child.once("close", (code) => reject(new Error(`ended with ${code} and said: ${output}`)));
  });
}

/** Whether somebody listens at the port. */
const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("close", () => undefined).setTimeout(1_000, () => socket.destroy());
    socket.once("connect", () => socket.destroy());
  });

beforeAll(async () => {
  const { code, output } = await ended(node(["tools/build.mjs"]));
  if (code !== 0) throw new Error(output);
});

describe("the executable that the engine starts", () => {
  let child: ChildProcess;
  let printed: string;
  beforeAll(async () => {
    child = spawn(nodePath, [PROVIDER], { cwd: "/", stdio: ["ignore", "pipe", "inherit"] });
    printed = await firstLine(child);
  });
  afterAll(() => child.kill());

  const client = () => new ResourceProviderClient(`127.0.0.1:${Number(printed)}`, grpc.credentials.createInsecure());

  test("prints its port as its only line", () => {
    expect(printed).toMatch(/^\d+\n$/);
  });

  test("answers GetPluginInfo with its version, and GetSchema with every resource", async () => {
    const connection = client();
    const info = await new Promise<PluginInfo>((resolve, reject) =>
      connection.getPluginInfo(new Empty(), (error, answer) => (error ? reject(error) : resolve(answer))),
    );
    expect(info.getVersion()).toBe(packageJson.version);
    const schema = await new Promise<messages.GetSchemaResponse>((resolve, reject) =>
      connection.getSchema(new messages.GetSchemaRequest(), (error, answer) =>
        error ? reject(error) : resolve(answer),
      ),
    );
    connection.close();
    const { name, version, resources } = JSON.parse(schema.getSchema()) as Record<string, object>;
    expect([name, version]).toEqual(["twilio", packageJson.version]);
    expect(Object.keys(resources ?? {}).sort()).toEqual(
      [...Object.keys(RESOURCES), "twilio:voice:CountryFence"].sort(),
    );
  });
});

test("ends within five seconds after its engine was killed", async () => {
  const parent = script(`
    import { spawn } from "node:child_process";
    spawn(${JSON.stringify(nodePath)}, [${JSON.stringify(PROVIDER)}], { stdio: ["ignore", "inherit", "ignore"] });
  `);
  const port = Number(await firstLine(parent));
  expect(await listens(port)).toBe(true);
  parent.kill("SIGKILL");
  const deadline = Date.now() + 5_000;
  while ((await listens(port)) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await listens(port)).toBe(false);
});
