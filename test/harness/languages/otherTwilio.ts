import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../tools/toolchain";

/** Version of the other package. */
export const OTHER_VERSION = "9.9.9";

const SCHEMA = {
  name: "twilio",
  version: OTHER_VERSION,
  resources: {
    "twilio:index:Note": {
      inputProperties: { text: { type: "string" } },
      requiredInputs: ["text"],
      properties: { text: { type: "string" } },
      required: ["text"],
    },
  },
};

/** A provider with one resource that lives in the state alone. It stands for the bridge of the Terraform provider: same name, other types. */
const PROGRAM = `#!/usr/bin/env node
const { createRequire } = require("node:module");
const load = createRequire(${JSON.stringify(join(root, "package.json"))});
const grpc = load("@grpc/grpc-js");
const { ResourceProviderService } = load("@pulumi/pulumi/proto/provider_grpc_pb");
const messages = load("@pulumi/pulumi/proto/provider_pb");
const { PluginInfo } = load("@pulumi/pulumi/proto/plugin_pb");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb");
const answers = {
  getPluginInfo: () => new PluginInfo().setVersion(${JSON.stringify(OTHER_VERSION)}),
  getSchema: () => new messages.GetSchemaResponse().setSchema(${JSON.stringify(JSON.stringify(SCHEMA))}),
  checkConfig: (request) => new messages.CheckResponse().setInputs(request.getNews()),
  diffConfig: () => new messages.DiffResponse(),
  configure: () => new messages.ConfigureResponse(),
  check: (request) => new messages.CheckResponse().setInputs(request.getNews()),
  diff: () => new messages.DiffResponse(),
  create: (request) => new messages.CreateResponse().setId("note").setProperties(request.getProperties()),
  read: (request) => new messages.ReadResponse().setId(request.getId()).setProperties(request.getProperties()).setInputs(request.getInputs()),
  delete: () => new Empty(),
  cancel: () => new Empty(),
};
const methods = Object.entries(answers).map(([name, answer]) => [name, ({ request }, done) => done(null, answer(request))]);
const server = new grpc.Server();
server.addService(ResourceProviderService, Object.fromEntries(methods));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_fault, port) => console.log(port));
`;

/** Installs the other package beside Ringfence's, as the engine itself would. */
export function installOtherTwilio(home: string): void {
  const folder = join(home, "plugins", `resource-twilio-v${OTHER_VERSION}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "pulumi-resource-twilio");
  writeFileSync(file, PROGRAM);
  chmodSync(file, 0o755);
}
