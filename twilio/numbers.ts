import { type IncomingPhoneNumberInstance } from "twilio/lib/rest/api/v2010/account/incomingPhoneNumber";
import { type Twilio } from "./client";
import { ProviderError } from "./failure";

/** HTTP method of a voice webhook. */
export type Method = "GET" | "POST";

/** The fields of a number that answer its calls, and that a binding may write. Empty text means: not set. */
export interface VoiceFields {
  voiceUrl: string;
  voiceMethod: Method;
  voiceFallbackUrl: string;
  voiceFallbackMethod: Method;
  statusCallback: string;
  statusCallbackMethod: Method;
}

/**
 * What answers a number's calls in place of its voice URLs, which Twilio then ignores. Empty text means: not set. At most
 * one is: setting one clears the other (Twilio's OpenAPI document, IncomingPhoneNumber).
 */
export interface Routing {
  /** SIP trunk (`TK…`). */
  trunkSid: string;
  /** TwiML application (`AP…`). */
  voiceApplicationSid: string;
}

/** What a write changes of a number; a field that is left out stays as it is. */
export type VoiceWrite = Partial<VoiceFields & Routing>;

/** One of the account's numbers, as far as a fence is concerned. */
export interface PhoneNumber extends VoiceFields, Routing {
  sid: string;
  /** E.164. */
  phoneNumber: string;
  friendlyName: string;
  voiceReceiveMode: string;
  voiceCapable: boolean;
  /** An address is registered for it with the emergency services, or is about to be. */
  hasEmergencyAddress: boolean;
}

/**
 * All numbers of the account, by E.164 number. A page that fails is an error: a short list would read as numbers gone. A number
 * that the list shows as it was before a write of this run is shown as Twilio answered that write.
 */
export async function listNumbers(twilio: Twilio): Promise<Map<string, PhoneNumber>> {
  const numbers = await twilio.sdk.incomingPhoneNumbers.list({ pageSize: 1000 });
  const listed = new Map(numbers.map((instance) => [instance.phoneNumber, phoneNumberOf(instance)]));
  for (const { before, after, at } of written.get(twilio)?.values() ?? []) {
    const shown = listed.get(after.phoneNumber);
    const stale = shown && twilio.patience.isRecent(at, MOST_LAG) && before.some((one) => sameVoice(one, shown));
    if (stale) listed.set(after.phoneNumber, after);
  }
  return listed;
}

/** A write of this run, and what the number had before it and before earlier ones. */
interface Written {
  before: PhoneNumber[];
  after: PhoneNumber;
  at: number;
}

/** Reads may lag behind writes: longest time that a list is not believed over the answer to a write, in ms. */
const MOST_LAG = 10_000;
const written = new WeakMap<Twilio, Map<string, Written>>();

async function noteWritten(twilio: Twilio, after: PhoneNumber): Promise<void> {
  const known = written.get(twilio) ?? new Map<string, Written>();
  written.set(twilio, known);
  const earlier = known.get(after.phoneNumber);
  const listed = await lists.get(twilio)?.list.catch(() => undefined);
  const before = [listed?.get(after.phoneNumber), earlier?.after, ...(earlier?.before ?? [])];
  known.set(after.phoneNumber, { before: before.filter((one) => one !== undefined), after, at: performance.now() });
}

const sameVoice = (one: PhoneNumber, other: PhoneNumber): boolean =>
  (Object.keys(one) as (keyof PhoneNumber)[]).every((field) => one[field] === other[field]);

/** How old a list of numbers can be that an operation acts on, in ms. */
const RECENT = 3_000;
const lists = new WeakMap<Twilio, { list: Promise<Map<string, PhoneNumber>>; at: number }>();

/** The numbers as a list shows them that is a few seconds old at the most, and older than none of our own writes. */
export function recentNumbers(twilio: Twilio): Promise<Map<string, PhoneNumber>> {
  const last = lists.get(twilio);
  if (last && twilio.patience.isRecent(last.at, RECENT)) return last.list;
  const list = listNumbers(twilio);
  lists.set(twilio, { list, at: performance.now() });
  list.catch(() => lists.delete(twilio));
  return list;
}

/** The numbers as soon as `hoped` says yes, or as they are after three seconds: a list may lag behind another run's writes. */
export async function numbersOnce(
  twilio: Twilio,
  hoped: (live: Map<string, PhoneNumber>) => boolean,
): Promise<Map<string, PhoneNumber>> {
  const again = () => {
    lists.delete(twilio);
    return recentNumbers(twilio);
  };
  return twilio.patience.lookUntil(await recentNumbers(twilio), again, hoped);
}

/**
 * Writes voice fields of one number, and nothing else of it: one request, unless Twilio's rules make it two.
 *
 * @returns the number as Twilio then has it
 * @throws ProviderError if Twilio took the request but not the fields that decide who answers
 */
export async function writeVoice(twilio: Twilio, sid: string, fields: VoiceWrite): Promise<PhoneNumber> {
  const { voiceFallbackUrl, voiceFallbackMethod, ...others } = fields;
  // Twilio refuses a fallback without a voice URL (error 21405): it has to come before the voice URL goes.
  const early = voiceFallbackUrl && fields.voiceUrl === "" ? { voiceFallbackUrl, voiceFallbackMethod } : undefined;
  if (early) await update(twilio, sid, early);
  const rest = early ? others : fields;
  const after = await update(twilio, sid, rest);
  const missed = DECISIVE.filter((field) => rest[field] !== undefined && after[field] !== rest[field]);
  if (missed.length === 0) return after;
  // Trunk, application and voice URL may each clear another, and in what order one request sets them Twilio does not
  // say. Who answers by the trunk or the application answers whatever the URL is, so that is sent once more by itself.
  const routing = missed.filter((field) => field !== "voiceUrl");
  const again = routing.length > 0 ? await update(twilio, sid, picked(rest, routing)) : after;
  const left = DECISIVE.filter((field) => rest[field] !== undefined && again[field] !== rest[field]);
  if (left.length > 0) {
    const what = left.map((field) => NAMES[field]).join(", ");
    throw new ProviderError(`Twilio took the new ${what} of ${after.phoneNumber} and yet kept the old one.`);
  }
  return again;
}

/** The fields that decide who answers. */
const DECISIVE = ["trunkSid", "voiceApplicationSid", "voiceUrl"] as const;
const NAMES = { trunkSid: "SIP trunk", voiceApplicationSid: "TwiML application", voiceUrl: "voice URL" } as const;

const picked = (fields: VoiceWrite, names: (keyof VoiceWrite)[]): VoiceWrite =>
  Object.fromEntries(names.map((name) => [name, fields[name]]));

async function update(twilio: Twilio, sid: string, fields: VoiceWrite): Promise<PhoneNumber> {
  try {
    const after = phoneNumberOf(await twilio.sdk.incomingPhoneNumbers(sid).update(fields));
    await noteWritten(twilio, after);
    return after;
  } finally {
    lists.delete(twilio);
  }
}

function phoneNumberOf(instance: IncomingPhoneNumberInstance): PhoneNumber {
  return {
    sid: instance.sid,
    phoneNumber: instance.phoneNumber,
    friendlyName: textOf(instance.friendlyName),
    voiceUrl: textOf(instance.voiceUrl),
    voiceMethod: methodOf(instance.voiceMethod),
    voiceFallbackUrl: textOf(instance.voiceFallbackUrl),
    voiceFallbackMethod: methodOf(instance.voiceFallbackMethod),
    statusCallback: textOf(instance.statusCallback),
    statusCallbackMethod: methodOf(instance.statusCallbackMethod),
    trunkSid: textOf(instance.trunkSid),
    voiceApplicationSid: textOf(instance.voiceApplicationSid),
    voiceReceiveMode: textOf(instance.voiceReceiveMode),
    voiceCapable: (instance.capabilities as { voice?: boolean } | null)?.voice !== false,
    hasEmergencyAddress:
      Boolean(instance.emergencyAddressSid) && !NOT_REGISTERED.has(textOf(instance.emergencyAddressStatus)),
  };
}

/** States of an emergency address in which the emergency services do not know it, and are not about to. */
const NOT_REGISTERED = new Set(["unregistered", "registration-failure"]);

const textOf = (value: string | null | undefined): string => value ?? "";

/** Twilio's default voice method is POST. */
const methodOf = (value: string | null | undefined): Method => (value === "GET" ? "GET" : "POST");
