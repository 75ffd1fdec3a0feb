import { type Fence, type FenceLookup } from "../twilio/fences";
import { fenceOf } from "../twilio/mark";
import { type PhoneNumber } from "../twilio/numbers";
import { type Ours } from "./fields";

/** Whether a fence is that of another stack, or of another fence of this one. */
export const isOther = (fence: Fence, names: readonly string[]): boolean =>
  "mark" in fence && !names.includes(fenceOf(fence.mark.owner));

/** Something that a number is still on and that Twilio has no more: a flow by its SID, a Function by its host name. */
export const describeGone = (gone: string): string =>
  gone.startsWith("FW") ? `the Studio flow ${gone}` : `the Function at ${gone}`;

/** How the flows of a fence are distinguished from everything else that a number may be at. */
export interface OwnFences {
  lookup: FenceLookup;
  /** `<project>/<stack>`, perhaps with a prefix: of the fence now, and before the stack was renamed. */
  names: readonly string[];
  /** Webhook URLs that a state knows to be its own. */
  urls?: ReadonlySet<string>;
}

/**
 * Whether a URL leads to a flow of this fence. So does one to a flow that Twilio has no more: nobody's calls are answered
 * there, and a number that we remember can only have been on ours.
 */
export async function isOwnFence(url: string, { lookup, names, urls }: OwnFences): Promise<boolean> {
  if (url === "") return false;
  if (urls?.has(url)) return true;
  const fence = await lookup.at(url);
  return fence !== undefined && !isOther(fence, names);
}

/** What of a number's fields is ours. `isFallback` says which fallbacks the fence may have given it. */
export async function oursOn(
  found: PhoneNumber,
  fences: OwnFences,
  isFallback: (url: string) => boolean,
): Promise<Ours & { any: boolean }> {
  const urls = [...new Set([found.voiceUrl, found.voiceFallbackUrl, found.statusCallback])];
  const own = new Set<string>();
  for (const url of urls) if (await isOwnFence(url, fences)) own.add(url);
  return {
    isFence: (url) => own.has(url),
    isFallback,
    any: own.size > 0,
  };
}
