import { type NumberOperation } from "./operation";
import { type PhoneNumber, writeVoice } from "../twilio/numbers";
import { fieldsToRestore } from "./fields";
import { type OwnFences, oursOn } from "./ours";
import { type StoredSettings, isRouted, sameRouting, shownAnswer, shownHandler, withDefaults } from "./settings";

/**
 * Finds out what restores a number, field by field, only where a field still holds our value. What its owner changed since
 * stays, and is reported if another field is restored.
 *
 * @param given fallbacks that a fence may have given the number
 * @returns `run` writes it and throws ProviderError if Twilio does not take it; undefined where nothing of ours is on the number
 */
export async function restoration(
  { twilio, log }: Pick<NumberOperation, "twilio" | "log">,
  found: PhoneNumber,
  remembered: StoredSettings,
  fences: OwnFences,
  given: (url: string) => boolean,
): Promise<{ run: () => Promise<void> } | undefined> {
  const original = withDefaults(remembered);
  // With `fallback: auto` a fence gives a number without a fallback its own handler as one.
  const ours = await oursOn(found, fences, (url) => url === original.voiceUrl || given(url));
  const fields = fieldsToRestore(found, original, ours);
  if (Object.keys(fields).length === 0) return undefined;
  return {
    run: async () => {
      const { phoneNumber } = found;
      if (isRouted(found) && !sameRouting(found, original)) {
        log.info(`${phoneNumber} was put under ${shownAnswer(found)} since: it stays there`);
      } else if (!ours.isFence(found.voiceUrl) && found.voiceUrl !== original.voiceUrl) {
        log.info(`${phoneNumber} is at ${shownHandler(found.voiceUrl)}, not at our fence: its voice URL stays`);
      }
      await writeVoice(twilio, found.sid, fields);
    },
  };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Of a number that is on a fence and that this run remembers nothing of. */
export const notRemembered = (number: string): string =>
  `${number} is on this stack's fence, and this run knows nothing of what it had before, so it was left there. ` +
  "Run it again with --refresh, which asks the stack's memory. If that does not know it either, point the number elsewhere in the Twilio console, " +
  "or name it in ringfence:numbers and what it had in ringfence:former, and run `pulumi up` first.";
