import { type Emulator, type EmulatorState, startEmulator } from "../../../emulator";
import { addNumber } from "../../../emulator/state/number";
import { seededState } from "../../../emulator/state/seed";
import { Gate } from "./gate";
import { type Credentials } from "./checkout";
import { SECRETS } from "./wanted";

/** Three numbers with handlers, of which one has a fallback and one a password in its URL; one under a trunk; one without a handler. */
export const NUMBERS = ["+15550100001", "+15550100002", "+15550100003", "+15550100008", "+15550100009"] as const;

const sid = (prefix: string, digit: string) => `${prefix}${digit.repeat(32)}`;
const [OURS, OTHER, PARENT] = [sid("AC", "1"), sid("AC", "3"), sid("AC", "4")];

/** Who a command may be run as. */
export const CREDENTIALS = {
  ours: { accountSid: OURS, apiKey: sid("SK", "2"), apiSecret: "emulator-secret" },
  "another account's key": { accountSid: OURS, apiKey: sid("SK", "3"), apiSecret: "other-secret" },
  "another account": { accountSid: OTHER, apiKey: sid("SK", "3"), apiSecret: "other-secret" },
  "the parent's key": { accountSid: OURS, apiKey: sid("SK", "4"), apiSecret: "parent-secret" },
  "a revoked key": { accountSid: OURS, apiKey: sid("SK", "5"), apiSecret: "revoked-secret" },
} satisfies Record<string, Credentials>;
export type Identity = keyof typeof CREDENTIALS;

/** The account with its numbers, a parent of it, and another one. */
function freshState(random: number): EmulatorState {
  const state = seededState(
    {
      accounts: [
        {
          ...{ sid: OURS, authToken: "emulator-token", ownerAccountSid: PARENT },
          keys: [{ sid: CREDENTIALS.ours.apiKey, secret: CREDENTIALS.ours.apiSecret }],
        },
        { sid: OTHER, authToken: "other-token", keys: [{ sid: sid("SK", "3"), secret: "other-secret" }] },
        { sid: PARENT, authToken: "parent-token", keys: [{ sid: sid("SK", "4"), secret: "parent-secret" }] },
      ],
    },
    random,
  );
  const handler = (path: string) => `https://handlers.example.com/${path}`;
  const [support, sales, clinic, trunk, unused] = NUMBERS;
  addNumber(state, { phoneNumber: support, voiceUrl: handler("support") });
  const withPassword = handler("sales").replace("//", `//agent:${SECRETS[0]}@`);
  addNumber(state, {
    phoneNumber: sales,
    voiceUrl: withPassword,
    voiceMethod: "GET",
    statusCallback: handler("calls"),
  });
  const fallback = { voiceFallbackUrl: handler("clinic-fallback"), voiceFallbackMethod: "GET" as const };
  addNumber(state, { phoneNumber: clinic, voiceUrl: handler("clinic"), ...fallback });
  addNumber(state, { phoneNumber: trunk, trunkSid: sid("TK", "8") });
  addNumber(state, { phoneNumber: unused });
  return state;
}

/** One emulator for all sequences of a test file: each finds it as new. */
export class Account {
  private constructor(
    readonly emulator: Emulator,
    readonly gate: Gate,
  ) {}

  static async open(): Promise<Account> {
    // A build that takes no time is asked for once; the contract is the emulator's tests' affair.
    const emulator = await startEmulator({ buildMs: 0, contract: false });
    return new Account(emulator, new Gate(emulator));
  }

  reset(random: number): void {
    const { emulator } = this;
    Object.assign(emulator.state, { formerNumbers: [] }, freshState(random));
    emulator.clearFaults();
    emulator.requests.length = 0;
    emulator.violations.length = 0;
  }

  close(): Promise<void> {
    return this.emulator.stop();
  }
}
