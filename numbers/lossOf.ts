import { describeGone } from "./ours";
import { type FenceLookup } from "../twilio/fences";
import { type PhoneNumber } from "../twilio/numbers";
import { type Binding, isBound } from "./fields";
import { isRouted, shownAnswer, shownHandler } from "./settings";

/** Why calls to a number that was bound do not reach its fence now, in words; undefined when they do. */
export async function lossOf(
  binding: Binding,
  found: PhoneNumber | undefined,
  lookup: FenceLookup,
): Promise<string | undefined> {
  if (!found) return "it left the account";
  if (isRouted(found)) return `it is under ${shownAnswer(found)}`;
  if (isBound(found, binding)) return undefined;
  if (found.voiceUrl === binding.voiceUrl) return `it asks its flow by ${found.voiceMethod}`;
  const fence = await lookup.at(found.voiceUrl);
  if (!fence) return found.voiceUrl ? `it was pointed at ${shownHandler(found.voiceUrl)}` : "its voice URL was emptied";
  return "mark" in fence
    ? `it is on the Ringfence flow ${fence.mark.owner}`
    : `it points at ${describeGone(fence.gone)}, which no longer exists`;
}
