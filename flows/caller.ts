/**
 * Words such as ANONYMOUS and RESTRICTED spelled on a keypad, which Twilio gives as the From of a hidden caller.
 * They look like E.164 numbers of other countries. ANONYMOUS, BLOCKED, RESTRICTED, UNKNOWN, UNAVAILABLE.
 */
export const KEYPAD_WORDS: readonly string[] = ["+266696687", "+2562533", "+7378742833", "+8656696", "+86282452253"];

/** E.164 as a regular expression source: a plus and 2 to 15 digits. A class for the plus needs no backslash in JSON. */
export const E164_PATTERN = "[+][1-9][0-9]{1,14}";

/** What a From that stands for a caller looks like; anything else is hidden. */
export const KNOWN_CALLER_PATTERN = `(${E164_PATTERN}|sips?:.+|client:.+)`;

const e164 = new RegExp(`^${E164_PATTERN}$`);
const knownCaller = new RegExp(`^${KNOWN_CALLER_PATTERN}$`, "i");

/** Is `text` a phone number in E.164 form? Keypad words look like one too. */
export function isE164(text: string): boolean {
  return e164.test(text);
}

/** Does `from` leave open who calls: blank, a word, a keypad word, or anything but a number, `sip:` or `client:`? */
export function isHidden(from: string): boolean {
  const caller = from.trim();
  return KEYPAD_WORDS.includes(caller) || !knownCaller.test(caller);
}
