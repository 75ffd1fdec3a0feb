import { answeredInstead, whyNotFenced } from "../flows/policy/phoneNumbers";
import { shownUrl } from "../flows/secrecy";
import { type Method, type PhoneNumber, type Routing, type VoiceFields } from "../twilio/numbers";

/** What a number had before its fence: the memory that everything is put back from. */
export type VoiceSettings = VoiceFields & Routing;

/**
 * Voice settings as inputs and states hold them: what is at its default (no URL, POST, no trunk) is left out. The engine
 * takes every single value apart several times an operation, so at a hundred numbers the defaults alone took a third of a
 * preview.
 */
export type StoredSettings = Pick<VoiceSettings, "voiceUrl"> & Partial<VoiceSettings>;

const DEFAULTS: VoiceSettings = {
  voiceUrl: "",
  voiceMethod: "POST",
  voiceFallbackUrl: "",
  voiceFallbackMethod: "POST",
  statusCallback: "",
  statusCallbackMethod: "POST",
  trunkSid: "",
  voiceApplicationSid: "",
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

export const withDefaults = (settings: StoredSettings): VoiceSettings => ({ ...DEFAULTS, ...settings });

/** A former handler that the config names itself, where nothing was remembered. */
export interface FormerHandler {
  /** Empty where a trunk or an application is named in its place. */
  voiceUrl: string;
  voiceMethod: Method;
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: Method;
  trunkSid?: string;
  voiceApplicationSid?: string;
}

export const settingsOf = (number: PhoneNumber): VoiceSettings => ({
  voiceUrl: number.voiceUrl,
  voiceMethod: number.voiceMethod,
  voiceFallbackUrl: number.voiceFallbackUrl,
  voiceFallbackMethod: number.voiceFallbackMethod,
  statusCallback: number.statusCallback,
  statusCallbackMethod: number.statusCallbackMethod,
  trunkSid: number.trunkSid,
  voiceApplicationSid: number.voiceApplicationSid,
});

/** What answers in place of the voice URL, without what is not set. */
export const routingOf = ({ trunkSid, voiceApplicationSid }: Partial<Routing>): Partial<Routing> => ({
  ...(trunkSid && { trunkSid }),
  ...(voiceApplicationSid && { voiceApplicationSid }),
});

export const isRouted = (number: Partial<Routing>): boolean => Object.keys(routingOf(number)).length > 0;

export const sameRouting = (one: Partial<Routing>, other: Partial<Routing>): boolean =>
  (one.trunkSid ?? "") === (other.trunkSid ?? "") &&
  (one.voiceApplicationSid ?? "") === (other.voiceApplicationSid ?? "");

/** The same settings under this trunk or application; under none where neither is given. */
export const withRoutingOf = (
  settings: VoiceSettings,
  { trunkSid = "", voiceApplicationSid = "" }: Partial<Routing>,
) => ({
  ...settings,
  trunkSid,
  voiceApplicationSid,
});

/**
 * Why a number cannot be put behind a fence as it is, with the remedy; undefined when it can.
 *
 * @param takeOver whether the config lets it be taken off its trunk or application
 */
export function unfitReason(number: PhoneNumber, takeOver: boolean): string | undefined {
  const unfit = whyNotFenced(number, takeOver);
  return unfit && `${unfit.reason}. ${unfit.remedy}.`;
}

/** A handler as people are shown it. */
export const shownHandler = (url: string): string => (url ? shownUrl(url) : "no handler");

/** What answers a number, as people are shown it. */
export function shownAnswer({ voiceUrl, ...routing }: Partial<Routing> & { voiceUrl: string }): string {
  return answeredInstead(routing) ?? shownHandler(voiceUrl);
}
