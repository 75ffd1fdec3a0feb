import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectEqual, runClient, type ClientBench, type Step } from "./bench";

const BUSY = '<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="busy"/></Response>';

/** A Function that turns callers away, or asks for a name where it has none. */
const FUNCTION = `exports.handler = function (context, event, callback) {
  const response = new Twilio.twiml.VoiceResponse();
  if (event.From === undefined) return callback(null, { greeting: context.GREETING });
  response.reject({ reason: "busy" });
  callback(null, response);
};`;

/** What twilio-run, Twilio's serverless deployer, does with a project of its own. */
export function twilioRunSteps(bench: ClientBench): Step[] {
  const project = (document: string) => {
    mkdirSync(join(bench.folder, "assets"), { recursive: true });
    writeFileSync(join(bench.folder, "assets", "busy.xml"), document);
    const manifest = { name: "made-by-twilio-run", version: "0.0.0", private: true, dependencies: {} };
    writeFileSync(join(bench.folder, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(bench.folder, ".env"), "");
  };
  const run = (...args: string[]) => {
    const { TWILIO_API_KEY = "", TWILIO_API_SECRET = "" } = bench.environment;
    const as = ["--username", TWILIO_API_KEY, "--password", TWILIO_API_SECRET];
    return runClient(bench, "twilio-run/bin/twilio-run.js", [...args, ...as]);
  };
  const deploy = (...more: string[]) => run("deploy", "--runtime", "node22", "--output-format", "json", ...more);
  return [
    {
      name: "deploy of a new project",
      async run() {
        project(BUSY);
        await deploy("--no-functions");
        return hosted(bench, "made-by-twilio-run", "busy.xml", BUSY);
      },
    },
    {
      name: "deploy of a change to the same service",
      async run() {
        const changed = BUSY.replace("busy", "rejected");
        project(changed);
        await deploy("--no-functions", "--override-existing-project");
        expectEqual("services", servicesNamed(bench, "made-by-twilio-run").length, 1);
        return hosted(bench, "made-by-twilio-run", "busy.xml", changed);
      },
    },
    {
      name: "deploy of a Function with a variable to the same service",
      async run() {
        mkdirSync(join(bench.folder, "functions"), { recursive: true });
        writeFileSync(join(bench.folder, "functions", "screen.protected.js"), FUNCTION);
        writeFileSync(join(bench.folder, "functions", "greet.js"), FUNCTION);
        writeFileSync(join(bench.folder, ".env"), "GREETING=hello\n");
        await deploy("--override-existing-project");
        return answering(bench, "made-by-twilio-run");
      },
    },
    {
      name: "list services",
      async run() {
        const out = await run("list", "services");
        if (!out.includes("made-by-twilio-run")) throw new Error(`not listed:\n${out}`);
        return "made-by-twilio-run";
      },
    },
  ];
}

/** What the library under it does when a program calls it. */
export function serverlessApiSteps(bench: ClientBench): Step[] {
  return [
    {
      name: "deployProject",
      async run() {
        const program = join(bench.folder, "deploy.cjs");
        writeFileSync(program, deployProgram(join(bench.clients, "node_modules", "@twilio-labs/serverless-api")));
        await runClient(bench, program, []);
        await hosted(bench, "made-by-serverless-api", "busy.xml", BUSY);
        return answering(bench, "made-by-serverless-api");
      },
    },
  ];
}

function deployProgram(library: string): string {
  return `
const { TwilioServerlessApiClient } = require(${JSON.stringify(library)});
const { TWILIO_API_KEY: username, TWILIO_API_SECRET: password } = process.env;
const content = ${JSON.stringify(FUNCTION)};
const asset = { name: "busy.xml", path: "/busy.xml", access: "public", content: ${JSON.stringify(BUSY)} };
new TwilioServerlessApiClient({ username, password })
  .deployProject({
    username, password, serviceName: "made-by-serverless-api", env: { GREETING: "hello" }, pkgJson: {},
    functionsEnv: "dev", overrideExistingService: true, uiEditable: false, runtime: "node22",
    functions: [
      { name: "screen", path: "/screen", access: "protected", content },
      { name: "greet", path: "/greet", access: "public", content },
    ],
    assets: [asset],
  })
  .catch((error) => { console.error(error); process.exit(1); });
`;
}

function servicesNamed({ emulator }: ClientBench, uniqueName: string) {
  return Object.values(emulator.state.services).filter((service) => service.uniqueName === uniqueName);
}

/** Asks the Functions of a service: one that anybody may ask, and a protected one, by a call to a number that leads there. */
async function answering(bench: ClientBench, uniqueName: string): Promise<string> {
  const { emulator } = bench;
  const domain = domainOf(bench, uniqueName);
  expectEqual("answer", await (await fetch(`${emulator.url}/${domain}/greet`)).text(), '{"greeting":"hello"}');
  expectEqual("unsigned request", (await fetch(`${emulator.url}/${domain}/screen`)).status, 403);
  emulator.console.pointNumber("+15550100002", `https://${domain}/screen`);
  const { outcome } = await emulator.callAsking({ from: "+15550100077", to: "+15550100002", callerCountry: "US" });
  expectEqual("outcome of a call", outcome, "busy");
  return `https://${domain}/screen turns a caller away`;
}

function domainOf(bench: ClientBench, uniqueName: string): string {
  const [service] = servicesNamed(bench, uniqueName);
  const environments = Object.values(bench.emulator.state.environments);
  return environments.find(({ serviceSid }) => serviceSid === service?.sid)?.domainName ?? "";
}

/** Fetches what the service's environment serves, and holds it against what was deployed. */
async function hosted(bench: ClientBench, uniqueName: string, path: string, document: string): Promise<string> {
  const domain = domainOf(bench, uniqueName);
  const response = await fetch(`${bench.emulator.url}/${domain}/${path}`);
  expectEqual("status of the hosted document", response.status, 200);
  expectEqual("hosted document", await response.text(), document);
  return `https://${domain}/${path} serves it`;
}
