import { type ConfigError, needsHandlers } from "../../flows";
import { ConfigErrors, type LinePolicy, resolveLines, type SkippedNumber } from "../../config";
import { type FoundSettings } from "../../program/bindings";
import { fenceName } from "../../program/names";
import { isOfFence } from "../../twilio/hosted";
import { type Account } from "../../twilio/credentials";
import { StackPreview } from "../../provider/preview";
import { Twilio } from "../../twilio/client";
import { FenceLookup, ownerOf } from "../../twilio/fences";
import { listNumbers, type PhoneNumber } from "../../twilio/numbers";
import { DEFAULT_REGION } from "../../twilio/voiceRegions";
import { unfitReason } from "../../numbers/settings";
import { isStandIn, type SoundReading } from "../stack";
import { lookAtFlows, serviceErrors } from "./flows";
import { unseenOwner } from "./ownAccount";
import { errorOf } from "./errorOf";
import { regionErrors } from "./regions";

/** The result of checking an account for a stack. */
export interface LiveLook {
  accountSid: string;
  /** Region that the stack's flows are in. */
  region: string;
  /** Numbers of the lines that were looked at. */
  numbers: number;
  errors: ConfigError[];
  /** What may be an error, depending on the stack's state. */
  notices: ConfigError[];
  /** Numbers that filters skip. */
  skipped: SkippedNumber[];
  /** What could not be checked, in words. */
  unseen: string[];
}

/**
 * Looks at the account of a stack: whether the credentials are good and of this very account, whether every number can be
 * fenced, and what Twilio says of each line's flow. It writes nothing: it reads, and asks for Twilio's judgement of flows.
 *
 * @throws Error of Twilio's, as the provider words it, where the account cannot be read at all.
 */
export async function lookLive(reading: SoundReading, account: Account): Promise<LiveLook> {
  const twilio = new Twilio(account);
  const live = await listNumbers(twilio);
  const lookup = new FenceLookup(twilio);
  const fence = fenceName(reading);
  const owners = await ownersOf(inQuestion(reading, live), lookup);
  const { lines, skipped, errors } = linesOf(reading, live, owners, fence);
  const numbers = [...new Set(lines.flatMap((line) => line.numbers))].filter((number) => !isStandIn(number));
  const region = account.region ?? DEFAULT_REGION;
  const here = numbers.filter((number) => live.has(number));
  const regions = await regionErrors(twilio, here, region);
  const preview = new StackPreview(twilio, reading);
  const { unfit, found } = await judgeNumbers(reading, lines, numbers, { live, owners, fence }, preview);
  const unseen = await unseenOwner(twilio);
  const [flows, service] = await Promise.all([
    lookAtFlows(reading, lines, found, preview),
    serviceErrors(twilio, reading, lines),
  ]);
  return {
    accountSid: account.accountSid,
    region,
    numbers: numbers.length,
    errors: [...errors, ...unfit, ...regions.errors, ...flows.errors, ...service],
    notices: flows.notices,
    skipped,
    unseen: [...regions.unseen, ...unseen],
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
): { lines: LinePolicy[]; skipped: SkippedNumber[]; errors: ConfigError[] } {
  const found = [...live.values()].map((number) => {
    const owner = owners.get(number.phoneNumber) ?? "";
    return { ...number, fencedBy: isOfFence(owner, fence) ? "" : owner };
  });
  try {
    return { ...resolveLines(config, found), errors: [] };
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error;
    return { lines: [], skipped: [], errors: error.errors };
  }
}

/** What was read of the account. */
interface Look {
  live: Map<string, PhoneNumber>;
  owners: ReadonlyMap<string, string>;
  fence: string;
}

/** What the provider would say of the numbers, and what those that it takes have. One that is on its fence already was judged when it got there. */
async function judgeNumbers(
  { config }: SoundReading,
  lines: readonly LinePolicy[],
  numbers: readonly string[],
  { live, owners, fence }: Look,
  preview: StackPreview,
): Promise<{ unfit: ConfigError[]; found: Record<string, FoundSettings> }> {
  const takeOver = lines.filter((line) => line.takeOver).flatMap((line) => line.numbers);
  const needNoHandler = lines.filter((line) => !needsHandlers(line)).flatMap((line) => line.numbers);
  const fenced = (number: string) => isOfFence(owners.get(number) ?? "", fence);
  const routed = numbers.filter(fenced).flatMap((number): string[] => {
    const found = live.get(number);
    const reason = found && unfitReason(found, takeOver.includes(number));
    return reason ? [`ringfence:numbers "${number}": ${reason}`] : [];
  });
  const phoneNumbers = numbers.filter((number) => !fenced(number));
  // Whether a secret handler is the one that everybody can see at a number, only the preview knows.
  const former = Object.fromEntries(
    Object.entries(config.former).filter(
      ([number, { voiceUrl }]) =>
        phoneNumbers.includes(number) && (!isStandIn(voiceUrl) || owners.get(number) || !live.get(number)?.voiceUrl),
    ),
  );
  const inputs = { phoneNumbers, former, needNoHandler, takeOver };
  const { refused, state } = await preview.create("twilio:voice:OriginalRouting", "originals", inputs);
  const { settings = {} } = (state ?? {}) as { settings?: Record<string, FoundSettings> };
  return { unfit: [...routed, ...refused].map((text) => errorOf(text)), found: settings };
}
