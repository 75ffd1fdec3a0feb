import { type NewFlow } from "./flow";
import { type NewNumber } from "./number";
import { defaultSeed, type Seed } from "./seed";

/** What opens an account of a seed. */
export interface AccountCredentials {
  sid: string;
  authToken: string;
  /** A standard API key. */
  apiKey: string;
  apiSecret: string;
}

/** The accounts of {@link severalAccounts}: the default one, a stranger to it, and a subaccount of the default one. */
export const seededAccounts: Record<"first" | "second" | "subaccount", AccountCredentials> = {
  first: {
    sid: `AC${"1".repeat(32)}`,
    authToken: "emulator-token",
    apiKey: `SK${"2".repeat(32)}`,
    apiSecret: "emulator-secret",
  },
  second: {
    sid: `AC${"3".repeat(32)}`,
    authToken: "second-token",
    apiKey: `SK${"3".repeat(32)}`,
    apiSecret: "second-secret",
  },
  subaccount: {
    sid: `AC${"4".repeat(32)}`,
    authToken: "subaccount-token",
    apiKey: `SK${"4".repeat(32)}`,
    apiSecret: "subaccount-secret",
  },
};

const { first, second, subaccount } = seededAccounts;

/** The default account as it is, a second one that has nothing to do with it, and a subaccount of the default one. */
export const severalAccounts: Seed = {
  accounts: [
    ...defaultSeed.accounts,
    {
      sid: second.sid,
      authToken: second.authToken,
      friendlyName: "Second account",
      keys: [{ sid: second.apiKey, secret: second.apiSecret }],
    },
    {
      sid: subaccount.sid,
      authToken: subaccount.authToken,
      friendlyName: "Subaccount",
      ownerAccountSid: first.sid,
      keys: [{ sid: subaccount.apiKey, secret: subaccount.apiSecret }],
    },
  ],
  numbers: [
    ...(defaultSeed.numbers ?? []),
    {
      phoneNumber: "+15550100031",
      sid: `PN3${"1".repeat(31)}`,
      accountSid: second.sid,
      friendlyName: "Second account's desk",
      voiceUrl: "https://second.example.com/desk",
    },
    {
      phoneNumber: "+15550100032",
      sid: `PN3${"2".repeat(31)}`,
      accountSid: second.sid,
      friendlyName: "Second account's unused line",
    },
    {
      phoneNumber: "+15550100041",
      sid: `PN4${"1".repeat(31)}`,
      accountSid: subaccount.sid,
      friendlyName: "Subaccount's desk",
      voiceUrl: "https://subaccount.example.com/desk",
    },
    {
      phoneNumber: "+15550100042",
      sid: `PN4${"2".repeat(31)}`,
      accountSid: subaccount.sid,
      friendlyName: "Subaccount's shop",
      voiceUrl: "https://subaccount.example.com/shop",
      voiceMethod: "GET",
    },
  ],
};

/** Numbers that {@link largeAccount} makes begin at +1 555 010 1000, so that tests can add their own below that. */
const FIRST_MADE = 1000;
const LAST_MADE = 9999;

/**
 * The default account with many numbers and flows of somebody else: the default numbers come first, every second one
 * after them is on one of the flows, and the others have handlers of their own.
 * @param numbers how many numbers the account has in all.
 * @param flows how many flows it has.
 * @throws when there are not that many made-up numbers, or SIDs of flows.
 */
export function largeAccount(numbers: number, flows: number): Seed {
  const own = defaultSeed.numbers ?? [];
  const most = own.length + LAST_MADE - FIRST_MADE + 1;
  if (numbers < own.length || numbers > most) throw new Error(`numbers: give ${own.length} to ${most}, not ${numbers}`);
  if (flows > LAST_MADE) throw new Error(`flows: give at most ${LAST_MADE}, not ${flows}`);
  return {
    ...defaultSeed,
    numbers: [...own, ...Array.from({ length: numbers - own.length }, (_, index) => madeNumber(index, flows))],
    flows: Array.from({ length: flows }, (_, index) => madeFlow(index)),
  };
}

function madeNumber(index: number, flows: number): NewNumber {
  const digits = `${FIRST_MADE + index}`;
  const onFlow = flows > 0 && index % 2 === 1;
  const flowUrl = `https://webhooks.twilio.com/v1/Accounts/${first.sid}/Flows/${madeFlowSid(index % flows)}`;
  return {
    phoneNumber: `+1555010${digits}`,
    sid: `PN${digits.padStart(8, "0").repeat(4)}`,
    friendlyName: `Line ${digits}`,
    voiceUrl: onFlow ? flowUrl : `https://handlers.example.com/line/${digits}`,
    ...(onFlow && { statusCallback: flowUrl }),
  };
}

function madeFlow(index: number): NewFlow {
  const name = `Flow ${index}`;
  const say = { say: `You have reached ${name}.`, offset: { x: 0, y: 200 } };
  return {
    sid: madeFlowSid(index),
    friendlyName: name,
    definition: {
      description: name,
      initial_state: "Trigger",
      flags: { allow_concurrent_calls: true },
      states: [
        {
          name: "Trigger",
          type: "trigger",
          transitions: [{ event: "incomingCall", next: "greeting" }],
          properties: { offset: { x: 0, y: 0 } },
        },
        { name: "greeting", type: "say-play", transitions: [{ event: "audioComplete" }], properties: say },
      ],
    },
  };
}

/** Four digits, eight times: no flow of a test has such a SID by chance. */
function madeFlowSid(index: number): string {
  return `FW${`${index}`.padStart(4, "0").repeat(8)}`;
}
