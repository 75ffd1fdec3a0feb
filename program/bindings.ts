import type { Policy } from "../flows/policy";

/** A number's voice settings as they were found. */
export interface FoundSettings {
  phoneNumberSid: string;
  voiceUrl: string;
  voiceMethod: string;
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  statusCallback: string;
  statusCallbackMethod: string;
}

/** What answers when the fence itself fails. `undefined`: the number keeps its own. Empty: nothing. */
export interface Fallback {
  fallbackUrl: string;
  fallbackMethod: string;
}

/**
 * The fallback of a fenced number: fail open unless the config says otherwise.
 *
 * @param fallback `auto` keeps the number's own, else takes the handler behind the fence; `none`; or a URL (POST)
 */
export function fallbackOf(policy: Policy, found: FoundSettings, fallback: string): Fallback | undefined {
  if (fallback === "none") return { fallbackUrl: "", fallbackMethod: "POST" };
  if (fallback !== "auto") return { fallbackUrl: fallback, fallbackMethod: "POST" };
  if (found.voiceFallbackUrl) return undefined;
  const { forward } = policy;
  if (forward.kind === "existing") return { fallbackUrl: found.voiceUrl, fallbackMethod: found.voiceMethod };
  if (forward.kind === "webhook") return { fallbackUrl: forward.url, fallbackMethod: forward.method };
  return undefined;
}
