import { hideAddresses, holdsSecretAddress, shownSip, shownUrl } from "./addresses";
import { fold, foldedText } from "./fold";

/** Stands for a secret in a text that people read. */
const HIDDEN = "[secret]";

/** Shortest text that is looked for inside others: a shorter one is part of ordinary words. It is still hidden by itself. */
const SHORTEST = 4;

/** Words that the config, a flow and Twilio's API are written in. Nobody's secret, though they may stand in one. */
const VOCABULARY = new Set(
  (
    "get post put true false null none auto existing caller called forward reject rejected busy enforce monitor open " +
    "published draft voice fax match nomatch default"
  ).split(" "),
);

/** Can a text be kept secret, or is it a word that everybody knows? */
export function canHide(text: string): boolean {
  return text.trim() !== "" && !VOCABULARY.has(text.trim().toLowerCase());
}

/** Is what stands under this key of a flow or of the config a secret whatever it is? */
export function isSecretKey(key: string): boolean {
  return key === "password" || key === "sip_password";
}

/** A secret in folded form, to be found in other texts. */
interface Needle {
  text: string;
  /** `+4930` is not in `+493055`. */
  isNumber: boolean;
  shown: string;
}

/**
 * The one answer to "may this text be shown?", for texts that are known to be secret and for what is secret by nature. A
 * secret is found in each form that is made of it: trimmed, in a comma list, a prefix without its star, digits without
 * their plus, in another letter case, and escaped for JSON, XML, a URL, a form or a regular expression.
 */
export class KnownSecrets {
  /** As they are, and folded: what is secret as a whole. */
  readonly #exact = new Set<string>();
  /** By their last four characters, which differ more than the first. */
  readonly #needles = new Map<string, Needle[]>();
  readonly #seen = new Set<string>();

  constructor(texts: Iterable<string> = []) {
    for (const text of texts) this.#add(text);
  }

  /** Is `text` a secret, does it hold one, or an address with a password or a query? */
  isIn(text: string): boolean {
    if (holdsSecretAddress(text)) return true;
    if (this.#exact.size === 0) return false;
    if (this.#exact.has(text)) return true;
    const plain = foldedText(text);
    if (this.#exact.has(plain)) return true;
    // Most texts hold nothing, and where each character came from is dear to find out.
    return this.#mayBeIn(plain) && this.#spans(fold(text)).next().done === false;
  }

  /** The text with everything secret in it replaced, of addresses with what may be shown of them. */
  hiddenIn(text: string): string {
    let clean = "";
    let at = 0;
    const folded = fold(text);
    const spans = [...this.#spans(folded)].sort((one, other) => one.from - other.from || other.to - one.to);
    for (const { from, to, shown } of spans) {
      if (to <= at) continue;
      clean += text.slice(at, Math.max(at, from)) + (from < at ? "" : shown);
      at = to;
    }
    return hideAddresses(clean + text.slice(at));
  }

  #add(text: string): void {
    if (!canHide(text) || this.#seen.has(text)) return;
    this.#seen.add(text);
    this.#exact.add(text);
    const isAddress = holdsSecretAddress(text);
    const shown = isAddress ? (/^\s*sips?:/i.test(text) ? shownSip(text.trim()) : shownUrl(text)) : HIDDEN;
    const plain = text.replace(/^(\s*\+?[0-9]+)\*(?=\s*$)/, "$1");
    this.#seek(plain, shown);
    // What stood apart may be an escape once the blanks between are gone.
    if (/\s/.test(plain)) this.#seek(plain.replace(/\s+/g, ""), shown);
    if (isAddress) this.#addParts(text);
    // The numbers of a list are secrets each.
    if (/^\s*\+?[0-9]+(?:\s*,\s*\+?[0-9]+)+\s*$/.test(text)) for (const one of text.split(",")) this.#add(one.trim());
  }

  /** An API may repeat a password or a query without its address. */
  #addParts(address: string): void {
    const [, password] = /^\s*(?:https?:\/\/|sips?:)[^/?#:@]*:([^/?#]*)@/i.exec(address) ?? [];
    const [, query] = /\?([^#]*)/.exec(address) ?? [];
    for (const part of [password, query]) if (part !== undefined && part.length >= 6) this.#seek(part, HIDDEN);
  }

  #seek(secret: string, shown: string): void {
    const { text } = fold(secret);
    if (text === "") return;
    this.#exact.add(text);
    if (text.length < SHORTEST) return;
    const end = text.slice(-SHORTEST);
    const others = this.#needles.get(end) ?? [];
    if (others.some((other) => other.text === text)) return;
    this.#needles.set(end, [...others, { text, isNumber: /^[0-9]+$/.test(text), shown }]);
  }

  #mayBeIn(plain: string): boolean {
    for (let end = SHORTEST; end <= plain.length; end += 1)
      if (this.#needles.has(plain.slice(end - SHORTEST, end))) return true;
    return false;
  }

  /** Where secrets stand in a text, in its own positions. */
  *#spans({ text, starts, ends }: ReturnType<typeof fold>): Generator<{ from: number; to: number; shown: string }> {
    // A number counts as a whole: what it touches in the text itself is part of it, or of a SID.
    const joined = (at: number) => /^[a-z0-9]{2}$/.test(text.slice(at - 1, at + 1)) && starts[at] === ends[at - 1];
    for (let end = SHORTEST; end <= text.length; end += 1) {
      for (const { text: needle, isNumber, shown } of this.#needles.get(text.slice(end - SHORTEST, end)) ?? []) {
        const start = end - needle.length;
        if (start < 0 || !text.startsWith(needle, start)) continue;
        if (isNumber && (joined(start) || joined(end))) continue;
        yield { from: starts[start] ?? 0, to: ends[end - 1] ?? 0, shown };
      }
    }
  }
}
