import { type Method, type PhoneNumber, type VoiceWrite } from "../twilio/numbers";
import { hostedLineOf } from "../twilio/hosted";
import { type VoiceSettings, isRouted, routingOf } from "./settings";

/** What a number is to show while it is fenced, as inputs and states say it. */
export interface BindingInput extends Omit<Binding, "voiceUrl"> {
  /** Name of one of the `fences`. */
  fence?: string;
  /** The URL of a fence that is not among the `fences`. */
  voiceUrl?: string;
}

/** What a number is to show while it is fenced. */
export interface Binding {
  /** The flow's webhook URL. */
  voiceUrl: string;
  /** POST by default. */
  voiceMethod?: Method;
  /** What answers when the flow fails. Left out: the number keeps its own. Empty: it has none. */
  fallbackUrl?: string;
  /** POST by default. */
  fallbackMethod?: Method;
}

/** What of a number's fields is ours: every value that we set and that it may still carry. */
export interface Ours {
  isFence(url: string): boolean;
  isFallback(url: string): boolean;
}

/** Whether the number's calls go to its fence. */
export const isBound = (live: PhoneNumber, { voiceUrl, voiceMethod = "POST" }: Binding): boolean =>
  live.voiceUrl === voiceUrl && live.voiceMethod === voiceMethod;

/** The fields to write so that a number shows its binding; none when it does already. */
export function fieldsToBind(live: PhoneNumber, binding: Binding, original: VoiceSettings, ours: Ours): VoiceWrite {
  const fields: VoiceWrite = {};
  if (live.trunkSid) fields.trunkSid = "";
  if (live.voiceApplicationSid) fields.voiceApplicationSid = "";
  if (!isBound(live, binding)) {
    fields.voiceUrl = binding.voiceUrl;
    fields.voiceMethod = binding.voiceMethod ?? "POST";
  }
  const { fallbackUrl, fallbackMethod } =
    binding.fallbackUrl !== undefined
      ? { fallbackUrl: binding.fallbackUrl, fallbackMethod: binding.fallbackMethod ?? "POST" }
      : ownFallback(live, original, ours);
  if (live.voiceFallbackUrl !== fallbackUrl || (fallbackUrl && live.voiceFallbackMethod !== fallbackMethod)) {
    fields.voiceFallbackUrl = fallbackUrl;
    fields.voiceFallbackMethod = fallbackMethod;
  }
  if (hostedLineOf(binding.voiceUrl)) return { ...fields, ...ownCallback(live, original, ours) };
  // Studio closes executions by this call-back, and fills it by itself shortly after binding; one of the user's own stays.
  if (live.statusCallback !== binding.voiceUrl && (live.statusCallback === "" || ours.isFence(live.statusCallback))) {
    fields.statusCallback = binding.voiceUrl;
    fields.statusCallbackMethod = "POST";
  }
  return fields;
}

const ownFallback = (
  live: PhoneNumber,
  original: VoiceSettings,
  ours: Ours,
): { fallbackUrl: string; fallbackMethod: Method } =>
  ours.isFallback(live.voiceFallbackUrl)
    ? { fallbackUrl: original.voiceFallbackUrl, fallbackMethod: original.voiceFallbackMethod }
    : { fallbackUrl: live.voiceFallbackUrl, fallbackMethod: live.voiceFallbackMethod };

/**
 * The fields to write so that a number is as it was. Field by field, URL and method as a pair, and only where the field
 * still holds our value: what its owner changed in the meantime stays. A trunk or an application comes back with the
 * voice URL, unless the owner has set one since.
 */
export function fieldsToRestore(live: PhoneNumber, original: VoiceSettings, ours: Ours): VoiceWrite {
  const fields: VoiceWrite = {};
  if (ours.isFence(live.voiceUrl)) {
    fields.voiceUrl = original.voiceUrl;
    fields.voiceMethod = original.voiceMethod;
    if (!isRouted(live)) Object.assign(fields, routingOf(original));
    // A voice URL by itself may clear the application that the owner has set since.
    else if (live.voiceApplicationSid) fields.voiceApplicationSid = live.voiceApplicationSid;
  }
  const fallbackIsOurs = ours.isFence(live.voiceFallbackUrl) || ours.isFallback(live.voiceFallbackUrl);
  // Where the owner emptied the voice URL, Twilio takes no fallback any more (error 21405): ours goes all the same.
  const fallback = live.voiceUrl ? original.voiceFallbackUrl : "";
  if (fallbackIsOurs && ![original.voiceFallbackUrl, fallback].includes(live.voiceFallbackUrl)) {
    fields.voiceFallbackUrl = fallback;
    fields.voiceFallbackMethod = original.voiceFallbackMethod;
  }
  return { ...fields, ...ownCallback(live, original, ours) };
}

/** The call-back that the number had, in place of one of ours. A Function has no executions to close, so it needs none. */
function ownCallback(live: PhoneNumber, original: VoiceSettings, ours: Ours): VoiceWrite {
  if (!ours.isFence(live.statusCallback)) return {};
  return { statusCallback: original.statusCallback, statusCallbackMethod: original.statusCallbackMethod };
}
