import { type Handler } from "../flows/base/call";
import { sidError } from "../flows/ends/checks";
import { urlError } from "../flows/ends/checks";
import { type Former as WrittenFormer, type FormerHandler as WrittenHandler } from "../schema/generated/config";
import { checkText } from "./checkText";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";
import { readPhone } from "./phone";
import { type Pruned } from "./shape";

/** Voice settings that a number had before it was fenced. `voiceUrl` is empty where only a trunk or an application is named. */
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

/** The handler that the config names for a number, if it names one that calls can be forwarded to. */
export function formerHandler(former: Readonly<Record<string, FormerHandler>>, number: string): Handler | undefined {
  const named = Object.hasOwn(former, number) ? former[number] : undefined;
  return named === undefined || named.voiceUrl === "" ? undefined : named;
}

/** The former handlers by number. */
export function readFormer(
  written: Pruned<WrittenFormer>,
  keys: Keys,
  faults: FaultList,
): Record<string, FormerHandler> {
  const former: Record<string, FormerHandler> = {};
  for (const [key, handler] of Object.entries(written)) {
    const at = [...keys, key];
    const number = readPhone(key, at, faults);
    const read = handler === undefined ? undefined : readHandler(handler, at, faults);
    if (number !== undefined && read !== undefined) former[number] = read;
  }
  return former;
}

function readHandler(written: Pruned<WrittenHandler>, keys: Keys, faults: FaultList): FormerHandler {
  const url = (key: "voiceUrl" | "voiceFallbackUrl"): string | undefined => {
    const text = written[key];
    const fault = text === undefined ? undefined : urlError(text);
    if (fault !== undefined) faults.add([...keys, key], text, fault.reason, fault.remedy);
    return text;
  };
  const voiceFallbackUrl = url("voiceFallbackUrl");
  if (voiceFallbackUrl === undefined && written.voiceFallbackMethod !== undefined) {
    faults.addAt([...keys, "voiceFallbackMethod"], "stands without voiceFallbackUrl", "Add the URL, or leave it out");
  }
  const { trunkSid, voiceApplicationSid } = written;
  if (trunkSid !== undefined) checkText(trunkSid, sidError(trunkSid, "TK"), [...keys, "trunkSid"], faults);
  if (voiceApplicationSid !== undefined) {
    checkText(voiceApplicationSid, sidError(voiceApplicationSid, "AP"), [...keys, "voiceApplicationSid"], faults);
  }
  if (trunkSid !== undefined && voiceApplicationSid !== undefined) {
    faults.addAt([...keys, "trunkSid"], "stands beside voiceApplicationSid", "A number has one of the two at most");
  }
  if ([written.voiceUrl, trunkSid, voiceApplicationSid].every((one) => one === undefined) && !faults.isFaulty(keys)) {
    faults.addAt(keys, "says neither voiceUrl nor trunkSid nor voiceApplicationSid", "Say what answered the number");
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
