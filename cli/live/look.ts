import { type Fault, needsHandlers } from "../../flows";
import { ConfigError, type LinePolicy, resolveLines, type SkippedNumber } from "../../program/config";
import { fenceName, fenceOf } from "../../program/names";
import { type Account } from "../../provider/config";
import { Twilio } from "../../provider/twilio/client";
import { FenceLookup, ownerOf } from "../../provider/twilio/flows";
import { listNumbers, type PhoneNumber } from "../../provider/twilio/numbers";
import { DEFAULT_REGION } from "../../provider/twilio/voiceRegions";
import { remember } from "../../provider/voice/memory";
import { unfitReason } from "../../provider/voice/settings";
import { ProviderError } from "../../provider/wire/failure";
import { isStandIn, isStandInUrl, type SoundReading } from "../stack";
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
 * only: the account's numbers, each flow that one of those in question is on, and a number's region each.
 *
 * @throws Error of Twilio's, as the provider words it, where the account cannot be read at all.
 */
export async function lookLive(reading: SoundReading, account: Account): Promise<LiveLook> {
  const twilio = new Twilio(account);
  const live = await listNumbers(twilio);
  const lookup = new FenceLookup(twilio);
  const fence = fenceName(reading);
  const owners = await ownersOf(inQuestion(reading, live), lookup);
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

/** The listed numbers; where a line has a filter, all: those that are on another stack's fence are left out. */
function inQuestion({ config }: SoundReading, live: ReadonlyMap<string, PhoneNumber>): PhoneNumber[] {
  if (config.lines.some((line) => line.selection.kind !== "listed")) return [...live.values()];
  const listed = new Set(config.lines.flatMap((line) => line.numbers));
  return [...live.values()].filter(({ phoneNumber }) => listed.has(phoneNumber));
}

/** Number to the fence that it is on (`<project>/<stack>/<line>`); blank for one that is on none. */
async function ownersOf(numbers: readonly PhoneNumber[], lookup: FenceLookup): Promise<Map<string, string>> {
  const owner = async ({ phoneNumber, voiceUrl }: PhoneNumber) =>
    [phoneNumber, ownerOf(await lookup.at(voiceUrl))] as const;
  return new Map(await Promise.all(numbers.map(owner)));
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
  const needNoHandler = lines.filter((line) => !needsHandlers(line)).flatMap((line) => line.numbers);
  const fenced = (number: string) => fenceOf(owners.get(number) ?? "") === fence;
  const routed = numbers.filter(fenced).flatMap((number): string[] => {
    const found = live.get(number);
    const reason = found && unfitReason(found, takeOver.includes(number));
    return reason ? [`ringfence:numbers "${number}": ${reason}`] : [];
  });
  const unfenced = numbers.filter((number) => !fenced(number));
  // Whether a secret handler is the one that everybody can see at a number, only the preview knows.
  const former = Object.fromEntries(
    Object.entries(config.former).filter(
      ([number, { voiceUrl }]) => !isStandInUrl(voiceUrl) || owners.get(number) || !live.get(number)?.voiceUrl,
    ),
  );
  try {
    await remember(unfenced, live, lookup, { former, needNoHandler, takeOver }, fence);
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
