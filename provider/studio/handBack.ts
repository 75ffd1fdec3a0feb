import { newGeneration } from "../mark";
import { type Operation } from "../resource";
import { flowSidOf } from "../twilio/flows";
import { type PhoneNumber, listNumbers, writeVoice } from "../twilio/numbers";
import { fieldsToRestore } from "../voice/plan";
import { type StoredSettings, whole } from "../voice/settings";
import { ProviderError } from "../wire/failure";

/** What a flow must know of a number that may be on it: what the number had, and the fallback that the fence gave it. */
export type HandBackSettings = StoredSettings & {
  /** Left out: the number kept its own. Empty: the fence took its own away. */
  fenceFallbackUrl?: string;
};

export interface HandedBack {
  /**
   * Number to a token that is new each time, for the binding to see. Numbers whose write failed have one too: whether
   * it was carried out is not known, so the binding is to look.
   */
  tokens: Record<string, string>;
  failures: string[];
}

/** Numbers that the flow still answers for in one field or another. */
export function numbersOn(sid: string, live: Map<string, PhoneNumber>, accountSid: string): PhoneNumber[] {
  const isOn = (url: string) => flowSidOf(url, accountSid) === sid;
  return [...live.values()].filter((number) =>
    [number.voiceUrl, number.voiceFallbackUrl, number.statusCallback].some(isOn),
  );
}

/**
 * Gives numbers that are on the flow their own settings back, before the flow stops serving them.
 *
 * @param staying numbers that the flow goes on serving
 * @param gone the flow does not exist any more: there is nothing left to keep for numbers that nothing is remembered of
 * @throws ProviderError, before anything is written, if a number is on the flow that nothing is remembered of
 */
export async function handBack(
  { twilio, log }: Operation,
  sid: string,
  memory: Record<string, HandBackSettings>,
  staying: Record<string, HandBackSettings>,
  gone = false,
): Promise<HandedBack> {
  const { accountSid } = twilio;
  const leaving = numbersOn(sid, await listNumbers(twilio), accountSid).filter(
    (number) => !staying[number.phoneNumber],
  );
  const strangers = leaving.filter((number) => !memory[number.phoneNumber]).map((number) => number.phoneNumber);
  if (strangers.length > 0 && gone) {
    log.warning(`${strangers.join(", ")}: on flow ${sid}, which is gone. Point each number elsewhere: its calls fail.`);
  } else if (strangers.length > 0) {
    throw new ProviderError(
      `${strangers.join(", ")}: on flow ${sid}, and nothing is remembered of what ${strangers.length === 1 ? "it" : "each"} had before. ` +
        "The flow was left as it is, since calls would meet a dead line. Point each number elsewhere in the Twilio console, or add it to ringfence:numbers with its former handler in ringfence:former; then run this again.",
    );
  }
  const done: HandedBack = { tokens: {}, failures: [] };
  await Promise.all(
    leaving.map(async (number) => {
      const original = memory[number.phoneNumber];
      if (!original) return;
      const fields = fieldsToRestore(number, whole(original), {
        isFence: (url) => flowSidOf(url, accountSid) === sid,
        isFallback: (url) => url === original.fenceFallbackUrl,
      });
      done.tokens[number.phoneNumber] = newGeneration();
      try {
        await writeVoice(twilio, number.sid, fields);
        log.info(`${number.phoneNumber} has its own settings back`);
      } catch (error) {
        done.failures.push(
          `${number.phoneNumber} could not be given its own settings back: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }),
  );
  return done;
}
