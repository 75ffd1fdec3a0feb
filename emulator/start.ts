import { randomUUID } from "node:crypto";
import { type AddressInfo } from "node:net";
import { inboundCall, inboundCallAsking } from "./call/inbound";
import { openConsole } from "./console/console";
import { openContract } from "./contract/contract";
import { type Emulation } from "./emulation";
import { FaultList } from "./faults";
import { Hosting } from "./functions/hosting";
import { type Emulator } from "./handle";
import { emulatorServer } from "./http/server";
import { checkClient, Kills } from "./kills";
import { LaggingReads } from "./lag";
import { readLagOf, settingsOf, type EmulatorOptions, type Settings } from "./options";
import { addServer } from "./servers";
import { claimStateFile } from "./state/claim";
import { addFlow, webhookUrl } from "./state/flow";
import { addNumber, numberByPhone } from "./state/number";
import { seededState } from "./state/seed";
import { openStore, type Store } from "./state/store";

/**
 * Starts an emulator on 127.0.0.1.
 * @throws when the port is taken (`EADDRINUSE`), the state file cannot be read or another emulator has it, or the contract is asked for and
 * Twilio's documents are not installed.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = settingsOf(options);
  const lag = new LaggingReads(readLagOf(options));
  const contract = settings.contract === false ? undefined : openContract();
  if (settings.contract && !contract) {
    throw new Error(
      "contract: Twilio's OpenAPI documents are not installed; npm install @twilio-alpha/mcp, or leave it off",
    );
  }
  const stop = new AbortController();
  let open: (emulation: Emulation) => void = () => undefined;
  const server = emulatorServer(new Promise((resolve) => (open = resolve)));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const instance = randomUUID();
  const { store, release } = await openState(settings, { url, instance }).catch((error: unknown) => {
    server.close();
    server.closeAllConnections();
    throw error;
  });
  const { state } = store;
  const hosting = new Hosting(state, settings.functionMs);
  const emulation: Emulation = {
    options: settings,
    instance,
    state,
    store,
    hosting,
    faults: new FaultList(),
    kills: new Kills(),
    lag,
    requests: [],
    violations: [],
    ...(contract && { contract }),
    inFlight: 0,
    stopping: stop.signal,
  };
  open(emulation);
  const changed = <T>(result: T): T => {
    store.touch();
    return result;
  };
  return {
    url,
    server,
    state,
    requests: emulation.requests,
    violations: emulation.violations,
    addNumber: (number) => changed(addNumber(state, number)),
    number: (phoneNumber) => numberByPhone(state, phoneNumber),
    addFlow: (wanted) => {
      const flow = changed(addFlow(state, wanted));
      return { sid: flow.sid, webhookUrl: webhookUrl(flow.accountSid, flow.sid) };
    },
    addHandler: (url, twiml) => {
      state.handlers[url] = twiml;
      store.touch();
    },
    console: openConsole(emulation),
    fault: (fault) => emulation.faults.add(fault),
    clearFaults: () => emulation.faults.clear(),
    lagReads: (wanted) => lag.setUsual(wanted),
    clientUrl: (name) => {
      checkClient(name);
      return `${url}/_client/${name}`;
    },
    kill: (kill) => emulation.kills.add(kill),
    revive: (client) => emulation.kills.revive(client),
    call: (call) => changed(inboundCall(hosting, call)),
    callAsking: async (call) => changed(await inboundCallAsking(hosting, call)),
    addServer: (host, url) => {
      addServer(state, host, url);
      store.touch();
    },
    async stop() {
      stop.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      try {
        await store.flush();
      } finally {
        await release();
      }
    },
  };
}

/** The state, and what gives its file back. */
async function openState(
  settings: Settings,
  claim: { url: string; instance: string },
): Promise<{ store: Store; release: () => Promise<void> }> {
  const { stateFile, seed, random, reset } = settings;
  const release = stateFile === undefined ? () => Promise.resolve() : await claimStateFile(stateFile, claim);
  try {
    return { store: await openStore(stateFile, () => seededState(seed, random), reset), release };
  } catch (error) {
    await release();
    throw error;
  }
}
