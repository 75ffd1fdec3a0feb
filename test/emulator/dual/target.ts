import { randomBytes } from "node:crypto";
import twilio from "twilio";
import RequestClient from "twilio/lib/base/RequestClient";
import { openContract } from "../../../emulator/contract/contract";
import { type Reply } from "../../../emulator/http/operation";
import { findOperation, productOf } from "../../../emulator/http/route";
import { startEmulator } from "../../../emulator";
import { accountSid, apiKey, basic } from "../../harness/emulator/sdk";

/** Where the suite runs: the emulator, or the real Twilio when `RINGFENCE_LIVE=1` asks for it. */
export interface Target {
  live: boolean;
  client: ReturnType<typeof twilio>;
  /** A number that the suite may bind for a moment. On the real Twilio only the one that is named. */
  number: string | undefined;
  /** Begins the name of everything the suite makes; of this run only. */
  prefix: string;
  authorization: string;
  /** Where a request for `https://HOST` goes. */
  origin(host: string): string;
  /** Has something removed when the suite ends, whatever happens. */
  afterwards(remove: () => Promise<unknown>): void;
  /** Notes what Twilio's documents leave open. Printed at the end of a live run; never decides a test. */
  observe(what: string, seen: unknown): void;
  /** Removes what was made, then prints what was seen. */
  close(): Promise<void>;
}

/** Names of the variables that the live suite reads. `TWILIO_*` alone never makes a run live. */
export interface LiveEnvironment {
  RINGFENCE_LIVE?: string;
  RINGFENCE_LIVE_NUMBER?: string;
  TWILIO_ACCOUNT_SID?: string;
  TWILIO_API_KEY?: string;
  TWILIO_API_SECRET?: string;
  TWILIO_AUTH_TOKEN?: string;
}

/** @throws when the run is to be live and a credential is missing, naming it. */
export async function openTarget(environment: LiveEnvironment = process.env): Promise<Target> {
  return environment.RINGFENCE_LIVE === "1" ? liveTarget(environment) : await emulatorTarget();
}

async function emulatorTarget(): Promise<Target> {
  const emulator = await startEmulator({ contract: true, buildMs: 20 });
  const origin = (host: string) => `${emulator.url}/${host}`;
  const client = clientFor(origin, apiKey, "emulator-secret", accountSid);
  const rest = common(false, async () => {
    const { violations } = emulator;
    await emulator.stop();
    if (violations.length > 0) throw new Error(violations.join("\n"));
  });
  const authorization = basic(apiKey, "emulator-secret");
  return { ...rest, client, origin, authorization, live: false, number: "+15550100003" };
}

function liveTarget(environment: LiveEnvironment): Target {
  const { TWILIO_ACCOUNT_SID: account, TWILIO_API_KEY: key, TWILIO_API_SECRET, TWILIO_AUTH_TOKEN } = environment;
  const user = key ?? account;
  const secret = key === undefined ? TWILIO_AUTH_TOKEN : TWILIO_API_SECRET;
  if (!account || !user || !secret) {
    throw new Error(
      "RINGFENCE_LIVE=1: set TWILIO_ACCOUNT_SID, and TWILIO_API_KEY with TWILIO_API_SECRET or TWILIO_AUTH_TOKEN",
    );
  }
  const origin = (host: string) => `https://${host}`;
  const rest = common(true, () => Promise.resolve());
  const client = clientFor(origin, user, secret, account, (fault) => rest.observe("answer against OpenAPI", fault));
  const number = environment.RINGFENCE_LIVE_NUMBER;
  return { ...rest, client, origin, authorization: basic(user, secret), live: true, number };
}

function common(live: boolean, stop: () => Promise<void>) {
  const removals: (() => Promise<unknown>)[] = [];
  const seen: string[] = [];
  return {
    prefix: `ringfence-contract-${randomBytes(4).toString("hex")}`,
    afterwards: (remove: () => Promise<unknown>) => void removals.push(remove),
    observe: (what: string, value: unknown) => void seen.push(`${what}: ${JSON.stringify(value)}`),
    async close() {
      const failures: unknown[] = [];
      for (const remove of removals.reverse()) await remove().catch((error: unknown) => failures.push(error));
      if (live) process.stdout.write(`\nSeen at Twilio:\n${[...new Set(seen)].map((each) => `  ${each}\n`).join("")}`);
      await stop();
      if (failures.length > 0) throw new AggregateError(failures, "not everything that was made could be removed");
    },
  };
}

/** Twilio's own SDK; `onFault` gets each place where an answer is not as Twilio's OpenAPI document has it. */
function clientFor(
  origin: Target["origin"],
  user: string,
  secret: string,
  account: string,
  onFault?: (text: string) => void,
) {
  const contract = onFault && openContract();
  class Redirected extends RequestClient {
    override async request<TData>(options: RequestClient.RequestOptions<TData>) {
      const { host, pathname } = new URL(options.uri);
      const uri = options.uri.replace(`https://${host}`, origin(host));
      const answer = await super.request<TData>({ ...options, uri });
      const product = productOf(host);
      const found = product && findOperation(product, options.method.toUpperCase(), pathname);
      if (contract && found && answer.statusCode < 300) {
        const reply = { status: answer.statusCode, body: answer.body || undefined } as Reply;
        for (const fault of contract.answerFaults(found.operation, reply))
          onFault(`${found.operation.method} ${found.operation.path}: ${fault}`);
      }
      return answer;
    }
  }
  return twilio(user, secret, { accountSid: account, httpClient: new Redirected() });
}

/** Reads until what was just made is there: Twilio's reads lag behind its writes. Gives up after half a minute. */
export async function eventually<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if ((error as { status?: number }).status !== 404 || attempt >= 30) throw error;
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
