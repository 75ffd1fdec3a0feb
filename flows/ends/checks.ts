import { type ConfigError } from "../base/configError";
import { hasSipPassword, shownUrl } from "../secrecy";

/** Why a flow cannot contain a text, in words that follow the text. */
export interface TextError {
  reason: string;
  remedy: string;
}

/** Longest text that TwiML `<Say>` takes, in characters. */
const MAX_SPEECH = 4096;

/** Longest name of a queue that Studio takes. */
export const MAX_QUEUE = 64;

/** Longest identity of a Twilio Client. */
export const MAX_IDENTITY = 121;

const LIQUID: TextError = { reason: "contains {{ or {%, which Studio would render as Liquid", remedy: "Remove it" };

/**
 * Why `text` cannot be spoken. `<`, `>` and `&` are refused: Studio puts speech into TwiML, where tags have a meaning;
 * whether it escapes them is not documented.
 */
export function speechError(text: string): TextError | undefined {
  if (text.trim() === "") return { reason: "is empty", remedy: "Write a sentence" };
  if (text.length > MAX_SPEECH) {
    return { reason: `is longer than ${MAX_SPEECH} characters`, remedy: "Shorten it" };
  }
  if (/\{\{|\{%/.test(text)) return LIQUID;
  if (/[<>&]/.test(text)) {
    return { reason: "contains <, > or &, which have a meaning in TwiML", remedy: 'Write it in words, such as "and"' };
  }
  // Line breaks and tabs come from YAML blocks, and are blanks to a voice.
  if (hasControl(text.replace(/[\n\r\t]/g, " "))) {
    return { reason: "contains a control character", remedy: "Remove it" };
  }
  return undefined;
}

/** Why `text` is no language that a voice can speak. */
export function languageError(text: string): TextError | undefined {
  if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(text)) return undefined;
  return { reason: "is not a language code", remedy: 'Write it as "en-GB"' };
}

/** Why `text` is no voice of Twilio's: which names a provider has is not known here, and changes. */
export function voiceError(text: string): TextError | undefined {
  if (/^(?:man|woman|alice|(?:Polly|Google)\.[A-Za-z0-9-]+)$/.test(text)) return undefined;
  return {
    reason: "is not a voice of Twilio, Amazon Polly or Google",
    remedy: 'Write man, woman, alice, or a name with its provider, such as "Polly.Amy" or "Google.en-GB-Standard-A"',
  };
}

/** Why `text` cannot name something: a queue, a client, a user. */
export function nameError(text: string, longest: number): TextError | undefined {
  if (text.trim() === "") return { reason: "is empty", remedy: "Write a name" };
  if (text.length > longest) return { reason: `is longer than ${longest} characters`, remedy: "Shorten it" };
  return credentialError(text);
}

/** Why `text` cannot be a user name or a password of a SIP endpoint. */
export function credentialError(text: string): TextError | undefined {
  if (text === "") return { reason: "is empty", remedy: "Fill it in, or leave it out" };
  if (/\{\{|\{%/.test(text)) return LIQUID;
  if (/[<>&"]/.test(text)) {
    return { reason: 'contains <, >, & or ", which have a meaning in TwiML', remedy: "Choose one without them" };
  }
  if (hasControl(text)) return { reason: "contains a control character", remedy: "Remove it" };
  return undefined;
}

/** Why `text` cannot be a SIP address that calls are sent to. */
export function sipError(text: string): TextError | undefined {
  if (hasSipPassword(text)) {
    return {
      reason: "contains a password, which everybody who sees the address would see",
      remedy: 'Write the address as "sip:alice@example.com", and username and password as keys beside it',
    };
  }
  if (/^sips?:[^\s@<>"{}]+(@[^\s@<>"{}]+)?$/i.test(text) && text.length <= 255 && !hasControl(text)) return undefined;
  return { reason: "is not a SIP address", remedy: 'Write it as "sip:alice@example.com"' };
}

/** Why `text` is no SID of the kind. */
export function sidError(
  text: string,
  prefix: "AC" | "AP" | "FW" | "TC" | "TK" | "WW" | "ZE" | "ZH" | "ZS",
): TextError | undefined {
  if (new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(text)) return undefined;
  return { reason: `is not a SID: ${prefix} and 32 hexadecimal digits`, remedy: "Copy it from Twilio's console" };
}

function hasControl(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}
/** Why a flow cannot contain `url`. */
export function urlError(url: string): TextError | undefined {
  if (!/^https?:\/\/[^/?#]/i.test(url) || !URL.canParse(url)) {
    return {
      reason: "is not an absolute http(s) URL",
      remedy: 'Write it in full, such as "https://example.com/voice"',
    };
  }
  if (/\{\{|\{%/.test(url)) {
    return {
      reason: "contains {{ or {%, which Studio would render as Liquid",
      remedy: "Write the brace as %7B, or give the number another handler",
    };
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(url)) {
    return { reason: "contains a control character", remedy: "Write it percent-encoded, such as %0A" };
  }
  if (/[<>"]/.test(url)) {
    return { reason: 'contains <, > or ", which no URL may', remedy: "Write them as %3C, %3E and %22" };
  }
  if (/\s/.test(url)) return { reason: "contains white space", remedy: "Write a space as %20" };
  return undefined;
}

/** Reports a URL that a flow cannot contain; people see scheme, host and path only. */
export function urlErrors(path: string, url: string): ConfigError[] {
  const error = urlError(url);
  return error === undefined ? [] : [{ path, value: JSON.stringify(shownUrl(url)), ...error }];
}

/** Reports a text, shortened, if something is wrong with it. */
export function textErrors(path: string, text: string, error: TextError | undefined): ConfigError[] {
  return error === undefined ? [] : [{ path, value: JSON.stringify(text.slice(0, 80)), ...error }];
}
