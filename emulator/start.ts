import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inboundCall, type CallOutcome, type InboundCall } from "./call/inbound";
import { openContract } from "./contract/contract";
import type { Emulation } from "./emulation";
import { FaultList, type InjectedFault } from "./faults";
import { emulatorServer } from "./http/server";
import { settingsOf, type EmulatorOptions, type Settings } from "./options";
import type { LoggedRequest } from "./requests";
import { claimStateFile } from "./state/claim";
import { addFlow, webhookUrl, type NewFlow } from "./state/flow";
import type { EmulatorState, PhoneNumber } from "./state/model";
import { addNumber, numberByPhone, type NewNumber } from "./state/number";
import { seededState } from "./state/seed";
import { openStore, type Store } from "./state/store";

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`; a request for `https://HOST/PATH` goes to `URL/HOST/PATH`. */
  readonly url: string;
  /** What listens there: a test may stand between it and its clients. */
  readonly server: Server;
  /** The live state: a test may read it, and break it. */
  readonly state: EmulatorState;
  /** Requests to Twilio's hosts in the order they came. */
  readonly requests: LoggedRequest[];
  /** Violations of the contract, requests that nothing here answers, and tries to buy or release a number. */
  readonly violations: string[];
  /** Adds a number, as if bought in the console. */
  addNumber(number: NewNumber): PhoneNumber;
  /** The number with that E.164 spelling. */
  number(phoneNumber: string): PhoneNumber | undefined;
  /** Adds a flow, as if made in the console. */
  addFlow(flow: NewFlow): { sid: string; webhookUrl: string };
  /** Says what a URL outside Twilio answers; without that a call reaches the URL and ends there. */
  addHandler(url: string, twiml: string): void;
  /** Injects a fault. */
  fault(fault: InjectedFault): void;
  /** Drops the faults that have not happened yet. */
  clearFaults(): void;
  /** An inbound call, and what the caller meets. */
  call(call: InboundCall): CallOutcome;
  /** Closes every connection and writes the state. */
  stop(): Promise<void>;
}

/**
 * Starts an emulator on 127.0.0.1.
 * @throws when the port is taken (`EADDRINUSE`), the state file cannot be read or another emulator has it, or the contract is asked for and
 * Twilio's documents are not installed.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = settingsOf(options);
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
  const emulation: Emulation = {
    options: settings,
    instance,
    state,
    store,
    faults: new FaultList(),
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
    fault: (fault) => emulation.faults.add(fault),
    clearFaults: () => emulation.faults.clear(),
    call: (call) => inboundCall(state, call),
    async stop() {
      stop.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await store.flush().finally(release);
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
