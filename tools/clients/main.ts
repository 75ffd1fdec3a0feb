import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultSeed, startEmulator } from "../../emulator";
import { type ClientBench, type Step } from "./bench";
import { CLIENTS, installClients } from "./install";
import { startProxy, type Proxy } from "./proxy";
import { serverlessApiSteps, twilioRunSteps } from "./serverless";
import { twilioCliSteps } from "./twilioCli";

/**
 * `npm run test:clients`: Twilio's own clients, unmodified, against the emulator. None of them has an option for a base
 * URL; all of them obey `HTTP_PROXY`, so a proxy answers for Twilio's hosts. `RINGFENCE_CLIENTS=FOLDER` keeps the
 * installed clients for the next run; without it they go into a temporary folder.
 */
async function main(): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), "ringfence-clients-"));
  const clients = process.env.RINGFENCE_CLIENTS ?? join(temporary, "clients");
  const open: ClientBench[] = [];
  try {
    console.log(
      `Installing ${Object.entries(CLIENTS)
        .map((each) => each.join(" "))
        .join(", ")}`,
    );
    mkdirSync(clients, { recursive: true });
    installClients(clients);
    // The deployers send an environment's FriendlyName, which Twilio's own documents do not have and Twilio passes over.
    const strict = await openBench({ temporary, clients, contract: true });
    const lenient = await openBench({ temporary, clients, contract: false });
    open.push(strict, lenient);
    const sections: [string, Step[]][] = [
      [`twilio-cli ${CLIENTS["twilio-cli"]}`, twilioCliSteps(strict)],
      [`twilio-run ${CLIENTS["twilio-run"]}`, twilioRunSteps(lenient)],
      [`serverless-api ${CLIENTS["@twilio-labs/serverless-api"]}`, serverlessApiSteps(lenient)],
      ["All of them", [strayRequests(open)]],
    ];
    let failed = 0;
    let passed = 0;
    for (const [section, steps] of sections) {
      console.log(`\n${section}`);
      for (const step of steps) {
        if (await report(step)) passed += 1;
        else failed += 1;
      }
    }
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    for (const { proxy, emulator } of open) {
      proxy.close();
      await emulator.stop();
    }
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function openBench(options: { temporary: string; clients: string; contract: boolean }): Promise<ClientBench> {
  const { temporary, clients, contract } = options;
  const folder = mkdtempSync(join(temporary, "work-"));
  const emulator = await startEmulator({ contract, buildMs: 200 });
  const proxy = await startProxy(emulator.url, mkdtempSync(join(temporary, "proxy-")));
  return { emulator, proxy, clients, folder, environment: environmentOf(proxy, folder) };
}

/** Nothing a client asked of Twilio was unknown to the emulator, or against the contract. */
function strayRequests(benches: readonly ClientBench[]): Step {
  return {
    name: "asked Twilio for nothing that the emulator does not do",
    run() {
      const stray = benches.flatMap(({ emulator }) => emulator.violations);
      if (stray.length > 0) throw new Error(stray.join("; "));
      const count = benches.reduce((sum, { emulator }) => sum + emulator.requests.length, 0);
      const others = new Set(benches.flatMap(({ proxy }) => proxy.refused));
      return `${count} requests; kept from ${[...others].join(", ") || "no other host"}`;
    },
  };
}

/** Nothing of the user's own environment that could lead a client to a real account. */
function environmentOf(proxy: Proxy, home: string): NodeJS.ProcessEnv {
  const [account] = defaultSeed.accounts;
  const [key] = account?.keys ?? [];
  return {
    PATH: process.env.PATH,
    HOME: home,
    HTTP_PROXY: proxy.url,
    NODE_EXTRA_CA_CERTS: proxy.certificate,
    NO_COLOR: "1",
    NO_UPDATE_NOTIFIER: "1",
    TWILIO_ACCOUNT_SID: account?.sid,
    TWILIO_API_KEY: key?.sid,
    TWILIO_API_SECRET: key?.secret,
  };
}

async function report({ name, run }: Step): Promise<boolean> {
  try {
    console.log(`  ok      ${name}: ${await run()}`);
    return true;
  } catch (error) {
    console.log(`  FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

void main();
