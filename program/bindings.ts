import { type Handler } from "../flows/base/call";
import { answeredInstead } from "../flows/policy/phoneNumbers";
import { type Policy } from "../flows/policy/policy";

/**
 * The number settings as they were found. A missing field has its default: no URL, POST. The program has this type of its own: that of
 * the provider (`StoredSettings`) would put the client of Twilio's API into the published library.
 */
export interface FoundSettings {
  voiceUrl: string;
  voiceMethod?: string;
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: string;
  statusCallback?: string;
  statusCallbackMethod?: string;
  /** SIP trunk or TwiML application that answered instead of the voice URL; missing if there was none. */
  trunkSid?: string;
  voiceApplicationSid?: string;
}

/** The handler of a number; undefined if something other than its voice URL answered its calls. */
export function handlerOf(found: FoundSettings): Handler | undefined {
  if (found.voiceUrl === "" || answeredInstead(found)) return undefined;
  return { voiceUrl: found.voiceUrl, voiceMethod: found.voiceMethod === "GET" ? "GET" : "POST" };
}

/** What answers when the fence itself fails. An empty URL means: nothing. */
export interface Fallback {
  fallbackUrl: string;
  /** Default: POST. */
  fallbackMethod?: string;
}

/**
 * The fallback of a fenced number. It fails open unless the config says otherwise.
 *
 * @param fallback `auto` (the number's own fallback, or else the handler behind the fence), `none`, or a URL (POST)
 * @returns undefined if the number keeps its own fallback
 */
export function fallbackOf(policy: Policy, found: FoundSettings, fallback: string): Fallback | undefined {
  if (fallback === "none") return { fallbackUrl: "" };
  if (fallback !== "auto") return { fallbackUrl: fallback };
  if (found.voiceFallbackUrl) return undefined;
  const { forward } = policy;
  if (forward.kind === "existing") return handledBy(found.voiceUrl, found.voiceMethod);
  if (forward.kind === "webhook") return handledBy(forward.url, forward.method);
  return undefined;
}

const handledBy = (fallbackUrl: string, method?: string): Fallback => ({
  fallbackUrl,
  ...(method === "GET" && { fallbackMethod: method }),
});

/**
 * The fallbacks that the config gives to numbers regardless of what each had. They are known before the numbers are read. An
 * empty text means that the fallback is removed.
 */
export function fixedFallbacks(policies: Policy[], fallback: string): string[] {
  const named = fallback === "auto" ? [] : [fallback === "none" ? "" : fallback];
  const webhooks = policies.flatMap(({ forward }) => (forward.kind === "webhook" ? [forward.url] : []));
  return [...new Set([...named, ...webhooks])];
}
