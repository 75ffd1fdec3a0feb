import { decodePercent } from "./fold";

/** Stands for an address of which nothing can be shown safely. */
const NOT_SHOWN = "[not shown]";

/** A URL as it stands, or in JSON; it ends where no URL goes on. A bracket or a quote may be part of a query. */
const PLAIN_URL = /https?:(?:\\?\/){2}[^\s"<>]+/gi;
/** Percent-encoded once, twice or more often, in whole or in part. In a form or a query, `&` ends the field that it is in. */
const ENCODED_URL = /https?(?:%(?:25)*3A|:(?!(?:\\?\/){2}))(?:\\?\/|%(?:25)*2F){2}[^\s"<>&]+/gi;

/** A word of its own, also where the sign before it is percent-encoded. Up to the next one: in a list each stands for itself. */
const PLAIN_SIP = /(?<=^|[^a-z0-9]|%[0-9a-f]{2})sips?:(?:(?![^a-z0-9]sips?:)[^\s"<>])+/gi;
const ENCODED_SIP = /(?<=^|[^a-z0-9]|%[0-9a-f]{2})sips?%(?:25)*3A[^\s"<>&]+/gi;

/**
 * A text of any kind in which URLs show no user, password and query, and SIP addresses no password and no headers. Also
 * where the address is percent-encoded, in a form, in JSON, or inside another address.
 */
export function hideAddresses(text: string): string {
  if (!/https?[:%]|sips?[:%]/i.test(text)) return text;
  return text
    .replace(PLAIN_URL, shownRun)
    .replace(ENCODED_URL, hideEncoded)
    .replace(PLAIN_SIP, (address) => withoutTail(address, shownSip))
    .replace(ENCODED_SIP, hideEncoded);
}

/** Does a text hold an address with a password or a query? */
export function holdsSecretAddress(text: string): boolean {
  return hideAddresses(text) !== text;
}

/**
 * An address as people may see it: of a URL scheme, host and path, of a SIP address no password. Of what is no address
 * nothing is shown: it may be one with a slip in it.
 */
export function shownUrl(url: string): string {
  const text = url.trim();
  if (/^sips?:/i.test(text)) return shownSip(text);
  if (!URL.canParse(text) || !(/^https?:\/\//i.test(text) || /^[a-z][\w+.-]*:[^@?]*$/i.test(text))) return NOT_SHOWN;
  return hideAddresses(text.replace(/[?#].*$/s, ""));
}

/** A SIP address with its user, and without a password and header fields. */
export function shownSip(uri: string): string {
  return uri.replace(/\?.*$/s, "").replace(/^(sips?:)([^:@]*):.*(@|%(?:25)*40)/i, "$1$2$3");
}

/** Does a SIP address hold a password: `sip:user:password@host`? */
export function hasSipPassword(uri: string): boolean {
  return /^\s*sips?:[^:@]*:.*?(?:@|%(?:25)*40)/i.test(uri);
}

/** URLs that follow each other without a blank, or stand in each other's path. A query takes all that follows with it. */
function shownRun(run: string): string {
  const text = run.replace(/\\\//g, "/");
  if (!/^[^?#]*\?./s.test(text)) return withoutUsers(text) === text ? run : withoutUsers(text);
  return withoutTail(text, (url) => withoutUsers(url.replace(/[?#].*$/s, "")));
}

/** The full stop or bracket behind an address belongs to the sentence around it. */
function withoutTail(address: string, shown: (address: string) => string): string {
  const clean = shown(address);
  const [tail = ""] = /[)\].,;:']*$/.exec(address) ?? [];
  return clean === address || clean.endsWith(tail) ? clean : clean + tail;
}

const withoutUsers = (text: string): string => text.replace(/(https?:\/\/)[^/?#\s\\]*@/gi, "$1");

/** Decoded as often as the beginning of the address is encoded; it stays as it is if there is nothing to hide. */
function hideEncoded(run: string): string {
  const scheme = /^\w+(?:[:/\\]|%(?:25)*(?:3A|2F))+/i.exec(run)?.[0] ?? "";
  const depth = Math.max(0, ...(scheme.match(/%(?:25)*/g) ?? []).map((sign) => 1 + (sign.length - 1) / 2));
  let plain = run;
  for (let times = 0; times < depth; times += 1) plain = decodePercent(plain);
  const clean = hideAddresses(plain);
  return clean === plain ? run : clean;
}
