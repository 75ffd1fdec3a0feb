import { type Emulator, type PhoneNumber, type Seed, defaultSeed } from "../emulator";

const [account] = defaultSeed.accounts;
if (!account) throw new Error("the emulator's default seed has no account");

/** The made-up account of the demo: that of Pulumi.dev.yaml. */
export const ACCOUNT = account;

/** Three numbers with three different handlers. */
export const demoSeed: Seed = {
  accounts: [account],
  numbers: (defaultSeed.numbers ?? []).filter((number) => number.voiceUrl),
};

export const demoNumbers = (emulator: Emulator): PhoneNumber[] => Object.values(emulator.state.numbers);
