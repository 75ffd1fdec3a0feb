/** What is true of phone numbers wherever they are written: in the config, in the account, on the command line. */

const PHONE_NUMBER = /^\+[1-9][0-9]{6,14}$/;

/** Is `text` a subscriber's number: E.164, with the length that telephone numbers have? */
export function isPhoneNumber(text: string): boolean {
  return PHONE_NUMBER.test(text);
}

/** A test for friendly names: in `pattern`, `*` stands for any text, and letter case does not count. */
export function namePattern(pattern: string): (name: string) => boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`, "is");
  return (name) => expression.test(name);
}

/** What decides whether a number of the account can be fenced. Blank texts mean: not set. */
export interface Fenceable {
  voiceCapable: boolean;
  /** `voice` or `fax`. */
  voiceReceiveMode: string;
  trunkSid: string;
  voiceApplicationSid: string;
}

/**
 * Why a number cannot be fenced as it is, and what to do about it; undefined if it can be fenced.
 *
 * @param takeOver whether the config lets it be taken off its SIP trunk or TwiML application
 */
export function whyNotFenced(number: Fenceable, takeOver: boolean): { reason: string; remedy: string } | undefined {
  const answer = answeredInstead(number);
  if (answer !== undefined && !takeOver) {
    return {
      reason: `it is under ${answer}, and Twilio ignores a number's voice URL there`,
      remedy:
        "Set ringfence:takeOver to true, which takes it off while it is fenced and restores it afterwards, " +
        "or leave it out of ringfence:numbers",
    };
  }
  if (!number.voiceCapable) {
    return {
      reason: "it has no voice capability, so no call reaches it",
      remedy: "Leave it out of ringfence:numbers",
    };
  }
  if (number.voiceReceiveMode === "fax") {
    return {
      reason: "it receives faxes, not calls",
      remedy: "Set it to voice in the Twilio console, or leave it out of ringfence:numbers",
    };
  }
  return undefined;
}

/** What answers a number's calls instead of its voice URL, in words; undefined if nothing does. */
export function answeredInstead(number: { trunkSid?: string; voiceApplicationSid?: string }): string | undefined {
  if (number.trunkSid) return `SIP trunk ${number.trunkSid}`;
  return number.voiceApplicationSid ? `TwiML application ${number.voiceApplicationSid}` : undefined;
}
