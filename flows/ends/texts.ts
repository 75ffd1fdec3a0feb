import { hasSipPassword } from "../secrecy";

/** Why a text cannot stand in a flow. Worded to follow the value. */
export interface Flaw {
  reason: string;
  remedy: string;
}

/** Longest text that TwiML `<Say>` takes, in characters. */
export const MAX_SPEECH = 4096;

/** Longest name of a queue that Studio takes. */
export const MAX_QUEUE = 64;

/** Longest identity of a Twilio Client. */
export const MAX_IDENTITY = 121;

const LIQUID: Flaw = { reason: "holds {{ or {%, which Studio would render as Liquid", remedy: "Write it without" };

/**
 * Why `text` cannot be spoken. `<`, `>` and `&` are refused: Studio puts speech into TwiML, where tags have a meaning;
 * whether it escapes them is not documented.
 */
export function speechFlaw(text: string): Flaw | undefined {
  if (text.trim() === "") return { reason: "says nothing", remedy: "Write a sentence" };
  if (text.length > MAX_SPEECH) {
    return { reason: `is longer than ${MAX_SPEECH} characters`, remedy: "Say it in fewer words" };
  }
  if (/\{\{|\{%/.test(text)) return LIQUID;
  if (/[<>&]/.test(text)) {
    return { reason: "holds <, > or &, which have a meaning in TwiML", remedy: 'Write it in words, such as "and"' };
  }
  // Line breaks and tabs come from YAML blocks, and are blanks to a voice.
  if (hasControl(text.replace(/[\n\r\t]/g, " "))) {
    return { reason: "holds a control character", remedy: "Write it without" };
  }
  return undefined;
}

/** Why `text` cannot name something: a queue, a client, a user. */
export function nameFlaw(text: string, longest: number): Flaw | undefined {
  if (text.trim() === "") return { reason: "is empty", remedy: "Write a name" };
  if (text.length > longest) return { reason: `is longer than ${longest} characters`, remedy: "Shorten it" };
  return credentialFlaw(text);
}

/** Why `text` cannot be a user name or a password of a SIP endpoint. */
export function credentialFlaw(text: string): Flaw | undefined {
  if (text === "") return { reason: "is empty", remedy: "Fill it in, or leave it out" };
  if (/\{\{|\{%/.test(text)) return LIQUID;
  if (/[<>&"]/.test(text)) {
    return { reason: 'holds <, >, & or ", which have a meaning in TwiML', remedy: "Choose one without" };
  }
  if (hasControl(text)) return { reason: "holds a control character", remedy: "Write it without" };
  return undefined;
}

/** Why `text` cannot be a SIP address that calls are sent to. */
export function sipFlaw(text: string): Flaw | undefined {
  if (hasSipPassword(text)) {
    return {
      reason: "holds a password, which everybody would see who sees the address",
      remedy: 'Write the address as "sip:alice@example.com", and username and password as keys beside it',
    };
  }
  if (/^sips?:[^\s@<>"{}]+(@[^\s@<>"{}]+)?$/i.test(text) && text.length <= 255 && !hasControl(text)) return undefined;
  return { reason: "is not a SIP address", remedy: 'Write it as "sip:alice@example.com"' };
}

/** Why `text` is no SID of the kind. */
export function sidFlaw(text: string, prefix: "AC" | "AP" | "FW" | "TC" | "TK" | "WW"): Flaw | undefined {
  if (new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(text)) return undefined;
  return { reason: `is not a SID: ${prefix} and 32 hexadecimal digits`, remedy: "Copy it from Twilio's console" };
}

function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}
