import { type Handler } from "../flows/base/call";
import { sidError, urlError } from "../flows/ends/checks";
import { type Former as WrittenFormer, type FormerHandler as WrittenHandler } from "../schema/generated/config";
import { checkText, type ErrorList } from "./errors";
import { type Keys } from "./path";
import { readPhone } from "./numbers";
import { type Pruned } from "./shape";
import { didYouMean } from "./suggest";

/** Number settings from before the fence. `voiceUrl` is empty where only a trunk or an application is named, or nothing answered. */
export interface FormerHandler extends Handler {
  /** Absolute http(s) URL. */
  voiceFallbackUrl?: string;
  /** Given if `voiceFallbackUrl` is. */
  voiceFallbackMethod?: "GET" | "POST";
  /** SIP trunk (`TK…`) that answered in place of the voice URL. */
  trunkSid?: string;
  /** TwiML application (`AP…`) that answered in place of the voice URL. */
  voiceApplicationSid?: string;
}

/** The handler that `former` names for a number; undefined if it names none that calls can be forwarded to. */
export function formerHandler(former: Readonly<Record<string, FormerHandler>>, number: string): Handler | undefined {
  const named = Object.hasOwn(former, number) ? former[number] : undefined;
  return named === undefined || named.voiceUrl === "" ? undefined : named;
}

/** Reads `former`: number settings by number. */
export function readFormer(
  written: Pruned<WrittenFormer>,
  keys: Keys,
  errors: ErrorList,
): Record<string, FormerHandler> {
  const former: Record<string, FormerHandler> = {};
  for (const [key, handler] of Object.entries(written)) {
    const at = [...keys, key];
    const number = readPhone(key, at, errors);
    const read = handler === undefined ? undefined : readHandler(handler, at, errors);
    if (number !== undefined && read !== undefined) former[number] = read;
  }
  return former;
}

function readHandler(written: Pruned<WrittenHandler>, keys: Keys, errors: ErrorList): FormerHandler {
  const url = (key: "voiceUrl" | "voiceFallbackUrl"): string | undefined => {
    const text = written[key];
    const error = text === undefined || (key === "voiceUrl" && text === "") ? undefined : urlError(text);
    if (error !== undefined) errors.add([...keys, key], text, error.reason, error.remedy);
    return text;
  };
  const voiceFallbackUrl = url("voiceFallbackUrl");
  if (voiceFallbackUrl === undefined && written.voiceFallbackMethod !== undefined) {
    errors.addAt(
      [...keys, "voiceFallbackMethod"],
      "has no effect without voiceFallbackUrl",
      "Add the URL, or remove this key",
    );
  }
  const { trunkSid, voiceApplicationSid } = written;
  if (trunkSid !== undefined) checkText(trunkSid, sidError(trunkSid, "TK"), [...keys, "trunkSid"], errors);
  if (voiceApplicationSid !== undefined) {
    checkText(voiceApplicationSid, sidError(voiceApplicationSid, "AP"), [...keys, "voiceApplicationSid"], errors);
  }
  if (trunkSid !== undefined && voiceApplicationSid !== undefined) {
    errors.addAt(
      [...keys, "trunkSid"],
      "cannot be set together with voiceApplicationSid",
      "Keep one of the two: a number has at most one",
    );
  }
  if ([written.voiceUrl, trunkSid, voiceApplicationSid].every((one) => one === undefined) && !errors.hasErrors(keys)) {
    errors.addAt(
      keys,
      "sets none of voiceUrl, trunkSid and voiceApplicationSid",
      "Set what answered the number before",
    );
  }
  return {
    voiceUrl: url("voiceUrl") ?? "",
    voiceMethod: written.voiceMethod ?? "POST",
    ...(voiceFallbackUrl === undefined
      ? {}
      : { voiceFallbackUrl, voiceFallbackMethod: written.voiceFallbackMethod ?? "POST" }),
    ...(trunkSid === undefined ? {} : { trunkSid }),
    ...(voiceApplicationSid === undefined ? {} : { voiceApplicationSid }),
  };
}

/** Reads `fallback`: `auto`, `none` or a URL. */
export function readFallback(written: string, keys: Keys, errors: ErrorList): string {
  const text = written.trim();
  if (text === "auto" || text === "none") return text;
  const error = urlError(text);
  if (error === undefined) return text;
  errors.add(
    keys,
    written,
    `is neither auto nor none, and ${error.reason}`,
    errors.remedy(keys, didYouMean(text, ["auto", "none"]), error.remedy),
  );
  return text;
}
