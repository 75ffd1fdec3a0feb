import { namePattern } from "../../flows/policy/phoneNumbers";
import { type Twilio } from "../../twilio/client";
import { FenceLookup, ownerOf } from "../../twilio/fences";
import { type PhoneNumber, listNumbers } from "../../twilio/numbers";
import { ProviderError } from "../../twilio/failure";
import { type Values } from "../wire/values";

interface Filter {
  /** E.164 numbers to look up; one that is not in the account is an error. */
  phoneNumbers?: string[];
  /** A pattern over friendly names; `*` stands for any text, upper and lower case are alike. */
  friendlyName?: string;
  /** Gives a map in place of the list, which goes packed (`wire/packed.ts`): the engine is quicker with it. */
  asMap?: boolean;
}

/** The account's numbers: those listed, those whose friendly name fits, or (with neither) all, sorted by number. */
export async function getPhoneNumbers(twilio: Twilio, args: Values): Promise<object> {
  const { phoneNumbers, friendlyName, asMap = false } = args as Filter;
  if (phoneNumbers && friendlyName !== undefined) {
    throw new ProviderError("getPhoneNumbers takes phoneNumbers or friendlyName, not both");
  }
  const live = await listNumbers(twilio);
  const missing = (phoneNumbers ?? []).filter((number) => !live.has(number));
  if (missing.length > 0) throw new ProviderError(`not in account ${twilio.accountSid}: ${missing.join(", ")}`);
  const fits = friendlyName === undefined ? undefined : namePattern(friendlyName);
  const listed = phoneNumbers && new Set(phoneNumbers);
  const found = [...live.values()]
    .filter((number) => !listed || listed.has(number.phoneNumber))
    .filter((number) => !fits || fits(number.friendlyName))
    .sort((a, b) => (a.phoneNumber < b.phoneNumber ? -1 : 1));
  const lookup = new FenceLookup(twilio);
  const numbers = await Promise.all(found.map((number) => describe(number, lookup)));
  if (!asMap) return { numbers };
  return { numbers: [], byNumber: Object.fromEntries(numbers.map((number) => [number.phoneNumber, number])) };
}

const describe = async (number: PhoneNumber, lookup: FenceLookup) => ({
  phoneNumber: number.phoneNumber,
  phoneNumberSid: number.sid,
  friendlyName: number.friendlyName,
  voiceUrl: number.voiceUrl,
  voiceCapable: number.voiceCapable,
  voiceReceiveMode: number.voiceReceiveMode,
  trunkSid: number.trunkSid,
  voiceApplicationSid: number.voiceApplicationSid,
  fencedBy: ownerOf(await lookup.at(number.voiceUrl)),
});
