import { randomBytes } from "node:crypto";
import { rfc2822Date } from "./dates";
import { addFlow, type NewFlow } from "./flow";
import { type Account, type EmulatorState } from "./model";
import { addNumbers, type NewNumber } from "./number";

/** What an emulator starts with when it has no state file yet. */
export interface Seed {
  /** At least one. */
  accounts: SeedAccount[];
  numbers?: NewNumber[];
  flows?: NewFlow[];
  /** TwiML of the outside world by URL; see {@link EmulatorState.handlers}. */
  handlers?: Record<string, string>;
}

/** An account of a seed. */
interface SeedAccount {
  sid: string;
  authToken: string;
  friendlyName?: string;
  /** The parent, for a subaccount. */
  ownerAccountSid?: string;
  /** The account SID of test credentials, which reach nothing. */
  test?: boolean;
  /** API keys; `standard`, and valid in every region, by default. */
  keys?: { sid: string; secret: string; kind?: "standard" | "main"; region?: string }[];
}

/** A small account with three answered lines, one under a SIP trunk and one without a handler. All fictional. */
export const defaultSeed: Seed = {
  accounts: [
    {
      sid: `AC${"1".repeat(32)}`,
      authToken: "emulator-token",
      friendlyName: "Ringfence emulator",
      keys: [{ sid: `SK${"2".repeat(32)}`, secret: "emulator-secret" }],
    },
  ],
  numbers: [
    {
      phoneNumber: "+15550100001",
      sid: `PN${"1".repeat(32)}`,
      friendlyName: "Support line",
      voiceUrl: "https://handlers.example.com/support",
      voiceMethod: "POST",
    },
    {
      phoneNumber: "+15550100002",
      sid: `PN${"2".repeat(32)}`,
      friendlyName: "Sales line",
      voiceUrl: "https://handlers.example.com/sales",
      voiceMethod: "GET",
    },
    {
      phoneNumber: "+15550100003",
      sid: `PN${"3".repeat(32)}`,
      friendlyName: "Clinic line",
      voiceUrl: "https://handlers.example.com/clinic",
      voiceMethod: "POST",
      voiceFallbackUrl: "https://handlers.example.com/clinic-fallback",
      voiceFallbackMethod: "GET",
    },
    {
      phoneNumber: "+15550100008",
      sid: `PN${"8".repeat(32)}`,
      friendlyName: "Trunk line",
      trunkSid: `TK${"8".repeat(32)}`,
    },
    { phoneNumber: "+15550100009", sid: `PN${"9".repeat(32)}`, friendlyName: "Unused line" },
  ],
};

/** A fresh state. `random` fixes the sequence SIDs and shuffles are taken from. */
export function seededState(seed: Seed, random: number = randomBytes(4).readUInt32LE()): EmulatorState {
  const state: EmulatorState = {
    format: 1,
    random,
    accounts: Object.fromEntries(seed.accounts.map((account) => [account.sid, seededAccount(account)])),
    numbers: {},
    flows: {},
    services: {},
    environments: {},
    assets: {},
    assetVersions: {},
    ...noFunctions(),
    builds: {},
    deployments: {},
    formerDomains: [],
    handlers: { ...seed.handlers },
  };
  addNumbers(state, seed.numbers ?? []);
  for (const flow of seed.flows ?? []) addFlow(state, flow);
  return state;
}

/** What a state has of Functions at first; files of older emulators lack it. */
export function noFunctions(): Pick<EmulatorState, "functions" | "functionVersions" | "variables" | "functionLogs"> {
  return { functions: {}, functionVersions: {}, variables: {}, functionLogs: [] };
}

function seededAccount(account: SeedAccount): Account {
  return {
    sid: account.sid,
    friendlyName: account.friendlyName ?? account.sid,
    authToken: account.authToken,
    ownerAccountSid: account.ownerAccountSid ?? account.sid,
    keys: Object.fromEntries(
      (account.keys ?? []).map(({ sid, secret, kind, region }) => [
        sid,
        { secret, kind: kind ?? "standard", ...(region && { region }) },
      ]),
    ),
    ...(account.test && { test: true }),
    dateCreated: rfc2822Date(),
  };
}
