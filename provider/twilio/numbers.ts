import type { IncomingPhoneNumberInstance } from "twilio/lib/rest/api/v2010/account/incomingPhoneNumber";
import { type Twilio } from "./client";
import { ProviderError } from "../wire/failure";

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

/** One of the account's numbers, as far as a fence is concerned. */
export interface PhoneNumber extends VoiceFields {
  sid: string;
  /** E.164. */
  phoneNumber: string;
  friendlyName: string;
  trunkSid: string;
  voiceApplicationSid: string;
  voiceReceiveMode: string;
  voiceCapable: boolean;
}

/** All numbers of the account, by E.164 number. A page that fails is an error: a short list would read as numbers gone. */
export async function listNumbers(twilio: Twilio): Promise<Map<string, PhoneNumber>> {
  const numbers = await twilio.sdk.incomingPhoneNumbers.list({ pageSize: 1000 });
  return new Map(numbers.map((instance) => [instance.phoneNumber, phoneNumberOf(instance)]));
}

/**
 * Writes voice fields of one number, and nothing else of it.
 *
 * @returns the number as Twilio then has it
 * @throws ProviderError if Twilio took the request but not the voice URL
 */
export async function writeVoice(twilio: Twilio, sid: string, fields: Partial<VoiceFields>): Promise<PhoneNumber> {
  const after = phoneNumberOf(await twilio.sdk.incomingPhoneNumbers(sid).update(fields));
  if (fields.voiceUrl !== undefined && after.voiceUrl !== fields.voiceUrl) {
    throw new ProviderError(`Twilio took the new voice URL of ${after.phoneNumber} and yet kept the old one.`);
  }
  return after;
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
  };
}

const textOf = (value: string | null | undefined): string => value ?? "";

/** Twilio's default voice method is POST. */
const methodOf = (value: string | null | undefined): Method => (value === "GET" ? "GET" : "POST");
