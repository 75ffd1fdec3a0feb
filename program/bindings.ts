import type { Handler } from "../flows/base/call";
import type { Policy } from "../flows/policy/policy";

/** A number's voice settings as they were found; what is left out is at its default: no URL, POST. */
export interface FoundSettings {
  voiceUrl: string;
  voiceMethod?: string;
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: string;
  statusCallback?: string;
  statusCallbackMethod?: string;
  /** SIP trunk or TwiML application that answered in place of the voice URL; left out if none did. */
  trunkSid?: string;
  voiceApplicationSid?: string;
}

/** What answered a number's calls in place of its voice URL, in words; undefined if nothing did. */
export function answeredBy({ trunkSid, voiceApplicationSid }: FoundSettings): string | undefined {
  if (trunkSid) return `SIP trunk ${trunkSid}`;
  return voiceApplicationSid ? `TwiML application ${voiceApplicationSid}` : undefined;
}

/** The handler that a number's calls met, if it was its voice URL that answered them. */
export function handlerOf(found: FoundSettings): Handler | undefined {
  if (found.voiceUrl === "" || answeredBy(found)) return undefined;
  return { voiceUrl: found.voiceUrl, voiceMethod: found.voiceMethod === "GET" ? "GET" : "POST" };
}

/** What answers when the fence itself fails. `undefined`: the number keeps its own. Empty: nothing. */
export interface Fallback {
  fallbackUrl: string;
  /** POST unless said. */
  fallbackMethod?: string;
}

/**
 * The fallback of a fenced number: fail open unless the config says otherwise.
 *
 * @param fallback `auto` keeps the number's own, else takes the handler behind the fence; `none`; or a URL (POST)
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
 * Fallbacks that the config itself gives to numbers, whatever each had: known before the numbers are looked at. Empty stands
 * for one that is taken away.
 */
export function fixedFallbacks(policies: Policy[], fallback: string): string[] {
  const named = fallback === "auto" ? [] : [fallback === "none" ? "" : fallback];
  const webhooks = policies.flatMap(({ forward }) => (forward.kind === "webhook" ? [forward.url] : []));
  return [...new Set([...named, ...webhooks])];
}
