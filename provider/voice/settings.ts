import { type Method, type PhoneNumber, type VoiceFields } from "../twilio/numbers";
import { shownUrl } from "../wire/redact";

/** What a number had before its fence: the memory that everything is put back from. */
export type VoiceSettings = VoiceFields;

/**
 * Voice settings as inputs and states hold them: what is at its default (no URL, POST) is left out. The engine takes every
 * single value apart several times an operation, so at a hundred numbers the defaults alone took a third of a preview.
 */
export type StoredSettings = Pick<VoiceSettings, "voiceUrl"> & Partial<VoiceSettings>;

const DEFAULTS: VoiceSettings = {
  voiceUrl: "",
  voiceMethod: "POST",
  voiceFallbackUrl: "",
  voiceFallbackMethod: "POST",
  statusCallback: "",
  statusCallbackMethod: "POST",
};
const FIELDS = Object.keys(DEFAULTS) as (keyof VoiceSettings)[];

export const stored = (settings: StoredSettings): StoredSettings => ({
  ...Object.fromEntries(
    FIELDS.filter((field) => (settings[field] ?? DEFAULTS[field]) !== DEFAULTS[field]).map((field) => [
      field,
      settings[field],
    ]),
  ),
  voiceUrl: settings.voiceUrl,
});

export const whole = (settings: StoredSettings): VoiceSettings => ({ ...DEFAULTS, ...settings });

/** A former handler that the config names itself, where nothing was remembered. */
export interface FormerHandler {
  voiceUrl: string;
  voiceMethod: Method;
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: Method;
}

export const settingsOf = (number: PhoneNumber): VoiceSettings => ({
  voiceUrl: number.voiceUrl,
  voiceMethod: number.voiceMethod,
  voiceFallbackUrl: number.voiceFallbackUrl,
  voiceFallbackMethod: number.voiceFallbackMethod,
  statusCallback: number.statusCallback,
  statusCallbackMethod: number.statusCallbackMethod,
});

/** Why a number cannot be put behind a fence as it is, with the remedy; undefined when it can. */
export function unfitReason(number: PhoneNumber): string | undefined {
  if (number.trunkSid) {
    return `it is under SIP trunk ${number.trunkSid}, and Twilio ignores a number's voice URL there. Remove it from the trunk first, or leave it out of ringfence:numbers.`;
  }
  if (number.voiceApplicationSid) {
    return `it is under TwiML application ${number.voiceApplicationSid}, and Twilio ignores a number's voice URL there. Take the application off the number first (set its URL on the number itself), or leave it out of ringfence:numbers.`;
  }
  if (!number.voiceCapable)
    return "it has no voice capability, so no call reaches it. Leave it out of ringfence:numbers.";
  if (number.voiceReceiveMode === "fax") {
    return "it receives faxes, not calls. Set it to voice in the Twilio console, or leave it out of ringfence:numbers.";
  }
  return undefined;
}

/** A handler as people are shown it. */
export const shownHandler = (url: string): string => (url ? shownUrl(url) : "no handler");
