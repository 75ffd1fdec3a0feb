import { type Handler } from "../../flows/handler";
import { urlFault } from "../../flows/urls";
import { type Former as WrittenFormer, type FormerHandler as WrittenHandler } from "../../schema/generated/config";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";
import { readPhone } from "./phone";
import { type Pruned } from "./shape";

/** Voice settings that a number had before it was fenced. */
export interface FormerHandler extends Handler {
  /** Absolute http(s) URL. */
  voiceFallbackUrl?: string;
  /** Given if `voiceFallbackUrl` is. */
  voiceFallbackMethod?: "GET" | "POST";
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
    const fault = text === undefined ? undefined : urlFault(text);
    if (fault !== undefined) faults.add([...keys, key], text, fault.reason, fault.remedy);
    return text;
  };
  const voiceFallbackUrl = url("voiceFallbackUrl");
  if (voiceFallbackUrl === undefined && written.voiceFallbackMethod !== undefined) {
    faults.addAt([...keys, "voiceFallbackMethod"], "stands without voiceFallbackUrl", "Add the URL, or leave it out");
  }
  return {
    voiceUrl: url("voiceUrl") ?? "",
    voiceMethod: written.voiceMethod ?? "POST",
    ...(voiceFallbackUrl === undefined
      ? {}
      : { voiceFallbackUrl, voiceFallbackMethod: written.voiceFallbackMethod ?? "POST" }),
  };
}
