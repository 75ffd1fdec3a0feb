/**
 * Words such as ANONYMOUS and RESTRICTED spelled on a keypad, which Twilio gave as the From of a hidden caller until 2023.
 * They look like E.164 numbers. ANONYMOUS, BLOCKED, RESTRICTED (with Twilio's +1, and as once noted without), UNKNOWN,
 * UNAVAILABLE.
 */
export const KEYPAD_WORDS: readonly string[] = [
  "+266696687",
  "+2562533",
  "+17378742833",
  "+7378742833",
  "+8656696",
  "+86282452253",
];

/** The keypad words by their digits alone: some networks leave the plus out. */
export const BARE_KEYPAD_WORDS: readonly string[] = KEYPAD_WORDS.map(withoutPlus);

/** How the address of a SIP caller begins who withholds the number (RFC 3323). */
export const ANONYMOUS_SIP: readonly string[] = ["sip:anonymous@", "sips:anonymous@"];

/** E.164 as a regular expression source: a plus and 2 to 15 digits. A class for the plus needs no backslash in JSON. */
export const E164_PATTERN = "[+][1-9][0-9]{1,14}";

/** A From of zeros, or of no digits at all, shows no number. */
export const ALL_ZEROS_PATTERN = "[+0 .()-]+";

/**
 * What a From that stands for a caller looks like; anything else is hidden, and so are keypad words, zeros and anonymous
 * SIP addresses, which fit it too. Beside E.164: 5 to 15 digits with or without a plus, spaces, dots, dashes or brackets.
 */
export const KNOWN_CALLER_PATTERN = `(${E164_PATTERN}|[ .()-]*([+][ .()-]*)?([0-9][ .()-]*){5,15}|sips?:.+|client:.+)`;

const e164 = new RegExp(`^${E164_PATTERN}$`);
const allZeros = new RegExp(`^${ALL_ZEROS_PATTERN}$`);
const knownCaller = new RegExp(`^${KNOWN_CALLER_PATTERN}$`, "i");

/** Is `text` a phone number in E.164 form? Keypad words look like one too. */
export function isE164(text: string): boolean {
  return e164.test(text);
}

/** The digits of a number in E.164 form. */
export function withoutPlus(number: string): string {
  return number.replace("+", "");
}

/** Does `from` leave open who calls: blank, a word, a keypad word, an anonymous SIP address, or no number at all? */
export function isHidden(from: string): boolean {
  const caller = from.trim().toLowerCase();
  if (KEYPAD_WORDS.includes(caller) || BARE_KEYPAD_WORDS.includes(caller)) return true;
  if (ANONYMOUS_SIP.some((beginning) => caller.startsWith(beginning))) return true;
  return allZeros.test(caller) || !knownCaller.test(caller);
}
