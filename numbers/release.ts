import { type NumberOperation } from "./operation";
import { type PhoneNumber } from "../twilio/numbers";
import { type OwnFences } from "./ours";
import { messageOf, restoration } from "./restore";
import { type StoredSettings } from "./settings";

export interface Released {
  /** Whether any of the numbers was on a fence, or carried something else of ours. */
  any: boolean;
  /** Numbers that Twilio did not change: they still are on a fence. Each with the reason. */
  failures: Record<string, string>;
}

/**
 * Gives numbers what they had, where they still carry anything of ours. One that Twilio refuses stops no other.
 *
 * @param memory number to what it had; a number that is not in it is passed over
 * @param isFenceFallback whether a fence may have given a number this fallback
 * @param preview says what would be done, and writes nothing
 */
export async function releaseNumbers(
  operation: NumberOperation,
  live: Map<string, PhoneNumber>,
  memory: Record<string, StoredSettings>,
  fences: OwnFences,
  isFenceFallback: (url: string) => boolean,
  preview = false,
): Promise<Released> {
  const done: Released = { any: false, failures: {} };
  await Promise.all(
    Object.entries(memory).map(async ([number, remembered]) => {
      const found = live.get(number);
      if (!found) return;
      const restores = await restoration(operation, found, remembered, fences, isFenceFallback);
      if (!restores) return;
      done.any = true;
      if (preview) return operation.log.info(`${number} gets back what it had`);
      try {
        await restores.run();
      } catch (error) {
        done.failures[number] = messageOf(error);
      }
    }),
  );
  return done;
}
