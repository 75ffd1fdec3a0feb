import { parsePhoneNumberFromString } from "libphonenumber-js";
import { isHidden } from "../flows";

/** Stands for a digit that is not shown. */
const DOT = "•";

/** Digits at the end that stay, and those that must go at the least. */
const SHOWN_AT_END = 2;
const LEAST_HIDDEN = 4;

/**
 * A caller as people are shown it: `+49 30 •••••78`, `sip:•••@example.com`. The only place that decides what of a caller
 * may be seen.
 */
export function maskCaller(from: string): string {
  const caller = from.trim();
  if (isHidden(caller)) return "hidden caller";
  const address = /^(sips?|client):/i.exec(caller)?.[0];
  if (address !== undefined) {
    const host = address.toLowerCase() === "client:" ? undefined : /@([\w.-]+)/.exec(caller)?.[1];
    return `${address.toLowerCase()}${DOT.repeat(3)}${host === undefined ? "" : `@${host}`}`;
  }
  const number = caller.startsWith("+") ? parsePhoneNumberFromString(caller) : undefined;
  if (number === undefined) return masked("", caller.replace(/\D/g, ""));
  const [code = "", area = "", ...rest] = number.formatInternational().split(/[ -]/);
  const local = rest.join("").replace(/\D/g, "");
  const head = `${code} `;
  return local.length >= LEAST_HIDDEN + SHOWN_AT_END
    ? masked(`${head}${area} `, local)
    : masked(head, `${area}${local}`.replace(/\D/g, ""));
}

function masked(head: string, digits: string): string {
  const shown = digits.length >= LEAST_HIDDEN + SHOWN_AT_END ? digits.slice(-SHOWN_AT_END) : "";
  return `${head}${DOT.repeat(Math.max(LEAST_HIDDEN, digits.length - shown.length))}${shown}`;
}
