import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectEqual, runClient, type ClientBench, type Step } from "./bench";

const BUSY = '<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="busy"/></Response>';

/** What twilio-run, Twilio's serverless deployer, does with a project of its own. */
export function twilioRunSteps(bench: ClientBench): Step[] {
  const project = (document: string) => {
    mkdirSync(join(bench.folder, "assets"), { recursive: true });
    writeFileSync(join(bench.folder, "assets", "busy.xml"), document);
    const manifest = { name: "made-by-twilio-run", version: "0.0.0", private: true, dependencies: {} };
    writeFileSync(join(bench.folder, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(bench.folder, ".env"), "");
  };
  const deploy = async (...more: string[]) => {
    const { TWILIO_API_KEY = "", TWILIO_API_SECRET = "" } = bench.environment;
    const as = ["--username", TWILIO_API_KEY, "--password", TWILIO_API_SECRET];
    const kind = ["--no-functions", "--runtime", "node22", "--output-format", "json"];
    await runClient(bench, "twilio-run/bin/twilio-run.js", ["deploy", ...as, ...kind, ...more]);
  };
  return [
    {
      name: "deploy of a new project",
      async run() {
        project(BUSY);
        await deploy();
        return hosted(bench, "made-by-twilio-run", "busy.xml", BUSY);
      },
    },
    {
      name: "deploy of a change to the same service",
      async run() {
        const changed = BUSY.replace("busy", "rejected");
        project(changed);
        await deploy("--override-existing-project");
        expectEqual("services", servicesNamed(bench, "made-by-twilio-run").length, 1);
        return hosted(bench, "made-by-twilio-run", "busy.xml", changed);
      },
    },
    {
      name: "list services",
      async run() {
        const { TWILIO_API_KEY = "", TWILIO_API_SECRET = "" } = bench.environment;
        const as = ["--username", TWILIO_API_KEY, "--password", TWILIO_API_SECRET];
        const out = await runClient(bench, "twilio-run/bin/twilio-run.js", ["list", "services", ...as]);
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
        return hosted(bench, "made-by-serverless-api", "busy.xml", BUSY);
      },
    },
  ];
}

function deployProgram(library: string): string {
  return `
const { TwilioServerlessApiClient } = require(${JSON.stringify(library)});
const { TWILIO_API_KEY: username, TWILIO_API_SECRET: password } = process.env;
const asset = { name: "busy.xml", path: "/busy.xml", access: "public", content: ${JSON.stringify(BUSY)} };
new TwilioServerlessApiClient({ username, password })
  .deployProject({
    username, password, serviceName: "made-by-serverless-api", env: {}, pkgJson: {}, functionsEnv: "dev",
    functions: [], assets: [asset], runtime: "node22", overrideExistingService: true, uiEditable: false,
  })
  .catch((error) => { console.error(error); process.exit(1); });
`;
}

function servicesNamed({ emulator }: ClientBench, uniqueName: string) {
  return Object.values(emulator.state.services).filter((service) => service.uniqueName === uniqueName);
}

/** Fetches what the service's environment serves, and holds it against what was deployed. */
async function hosted(bench: ClientBench, uniqueName: string, path: string, document: string): Promise<string> {
  const { emulator } = bench;
  const [service] = servicesNamed(bench, uniqueName);
  const environment = Object.values(emulator.state.environments).find(({ serviceSid }) => serviceSid === service?.sid);
  const response = await fetch(`${emulator.url}/${environment?.domainName}/${path}`);
  expectEqual("status of the hosted document", response.status, 200);
  expectEqual("hosted document", await response.text(), document);
  return `https://${environment?.domainName}/${path} serves it`;
}
