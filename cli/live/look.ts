import { type Fault, needsHandlers } from "../../flows";
import { ConfigError, formerHandler, type LinePolicy, resolveLines, type SkippedNumber } from "../../program/config";
import { fenceName, fenceOf } from "../../program/names";
import { type Account } from "../../provider/config";
import { Twilio } from "../../provider/twilio/client";
import { FenceLookup } from "../../provider/twilio/flows";
import { listNumbers, type PhoneNumber } from "../../provider/twilio/numbers";
import { DEFAULT_REGION } from "../../provider/twilio/voiceRegions";
import { remember } from "../../provider/voice/memory";
import { unfitReason } from "../../provider/voice/settings";
import { ProviderError } from "../../provider/wire/failure";
import { isStandIn, type SoundReading } from "../stack";
import { regionFaults } from "./regions";

/** What an account says of a stack that is to be deployed there. */
export interface LiveLook {
  accountSid: string;
  /** Region that the stack's flows are in. */
  region: string;
  /** Numbers of the lines that were looked at. */
  numbers: number;
  faults: Fault[];
  /** What filters leave out. */
  skipped: SkippedNumber[];
  /** What could not be looked at, in words. */
  unseen: string[];
}

/**
 * Looks at the account of a stack: whether the credentials are good, and whether every number can be fenced. GET requests
 * only: a page of numbers, a flow for each that a number is on, and a number's region each.
 *
 * @throws Error of Twilio's, as the provider words it, where the account cannot be read at all.
 */
export async function lookLive(reading: SoundReading, account: Account): Promise<LiveLook> {
  const twilio = new Twilio(account);
  const live = await listNumbers(twilio);
  const lookup = new FenceLookup(twilio);
  const fence = fenceName(reading);
  const owners = new Map<string, string>();
  for (const { phoneNumber, voiceUrl } of live.values()) {
    const found = await lookup.at(voiceUrl);
    if (found && "mark" in found) owners.set(phoneNumber, found.mark.owner);
  }
  const { lines, skipped, faults } = linesOf(reading, live, owners, fence);
  const numbers = [...new Set(lines.flatMap((line) => line.numbers))].filter((number) => !isStandIn(number));
  const region = account.region ?? DEFAULT_REGION;
  const here = numbers.filter((number) => live.has(number));
  const regions = await regionFaults(twilio, here, region);
  const unfit = await unfitFaults(reading, lines, numbers, { live, lookup, owners, fence });
  return {
    accountSid: account.accountSid,
    region,
    numbers: numbers.length,
    faults: [...faults, ...unfit, ...regions.faults],
    skipped,
    unseen: regions.unseen,
  };
}

function linesOf(
  { config }: SoundReading,
  live: ReadonlyMap<string, PhoneNumber>,
  owners: ReadonlyMap<string, string>,
  fence: string,
): { lines: LinePolicy[]; skipped: SkippedNumber[]; faults: Fault[] } {
  const found = [...live.values()].map((number) => {
    const owner = owners.get(number.phoneNumber) ?? "";
    return { ...number, fencedBy: fenceOf(owner) === fence ? "" : owner };
  });
  try {
    return { ...resolveLines(config, found), faults: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { lines: [], skipped: [], faults: error.faults };
  }
}

/** What was read of the account. */
interface Look {
  live: Map<string, PhoneNumber>;
  lookup: FenceLookup;
  owners: ReadonlyMap<string, string>;
  fence: string;
}

/** What the provider would say of the numbers. One that is on its fence already was judged when it got there. */
async function unfitFaults(
  { config }: SoundReading,
  lines: readonly LinePolicy[],
  numbers: readonly string[],
  { live, lookup, owners, fence }: Look,
): Promise<Fault[]> {
  const takeOver = lines.filter((line) => line.takeOver).flatMap((line) => line.numbers);
  const needHandler = lines.filter(needsHandlers).flatMap((line) => line.numbers);
  const fenced = (number: string) => fenceOf(owners.get(number) ?? "") === fence;
  const former = Object.fromEntries(
    Object.entries(config.former).filter(([number]) => formerHandler(config.former, number)),
  );
  const routed = numbers.filter(fenced).flatMap((number): string[] => {
    const found = live.get(number);
    const reason = found && unfitReason(found, takeOver.includes(number));
    return reason ? [`ringfence:numbers "${number}": ${reason}`] : [];
  });
  const unfenced = numbers.filter((number) => !fenced(number));
  try {
    await remember(unfenced, live, lookup, { former, needHandler, takeOver }, fence);
    return routed.map(faultOf);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return [...routed, ...error.message.split("\n")].map(faultOf);
  }
}

/** A line of the provider's, `ringfence:KEY "NUMBER": reason. Remedy.`, in its parts. */
function faultOf(text: string): Fault {
  const [, path = "ringfence:numbers", value, words = text] = /^(ringfence:\S+) ("\+?\w+"): (.*)$/s.exec(text) ?? [];
  const [reason = words, ...remedy] = words.split(/\.\s+(?=[A-Z])/);
  return { path, ...(value !== undefined && { value }), reason, remedy: remedy.join(". ") };
}
