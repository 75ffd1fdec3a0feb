/** A text in the one form that compares, whatever it was escaped for; and where each of its characters came from. */
export interface Folded {
  /** Lower case, without escapes, and without what escaping and trimming add or take away. */
  text: string;
  /** Of each character: where it begins and ends in the text as it was given. */
  starts: readonly number[];
  ends: readonly number[];
}

/** Percent signs of URLs and forms, backslashes of JSON and regular expressions, entities of XML. */
const ESCAPE =
  /(?:%[0-9a-f]{2})+|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[^])|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);/gi;

/**
 * What does not count: white space (trimmed, or a `+` in a form), the plus of a number (left out, or a class in a regular
 * expression), and the backslash that a decoded escape leaves.
 */
const DROPPED = /[\s+\\[\]]/;

const DROPPED_ALL = new RegExp(DROPPED, "g");

/** Other characters may be longer in another case. */
// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** White space as JSON and regular expressions write it. */
const BLANKS = "nrtbfv";

/** Deepest nesting of escapes that is undone: a URL in a form in JSON in an error text, and one to spare. */
const DEPTH = 4;

/** Folds a text. Two texts that differ in escapes, blanks, plus signs and letter case alone fold to the same. */
export function fold(text: string): Folded {
  let folded: Folded = { text, starts: indices(text.length, 0), ends: indices(text.length, 1) };
  for (let depth = 0; depth < DEPTH && /[%\\&]/.test(folded.text); depth += 1) {
    const plainer = decoded(folded);
    if (plainer.text === folded.text) break;
    folded = plainer;
  }
  return reduced(folded);
}

/** The same, where only the text is wanted. */
export function foldedText(text: string): string {
  return /[%\\&]/.test(text) || !ASCII.test(text) ? fold(text).text : text.replace(DROPPED_ALL, "").toLowerCase();
}

const indices = (length: number, from: number): number[] => Array.from({ length }, (_, index) => index + from);

function decoded({ text, starts, ends }: Folded): Folded {
  const made = new Draft();
  let at = 0;
  for (const match of text.matchAll(ESCAPE)) {
    for (; at < match.index; at += 1) made.add(text.charAt(at), starts[at], ends[at]);
    for (const { characters, length } of unescaped(match[0])) {
      made.add(characters, starts[at], ends[at + length - 1]);
      at += length;
    }
  }
  for (; at < text.length; at += 1) made.add(text.charAt(at), starts[at], ends[at]);
  return made;
}

class Draft implements Folded {
  text = "";
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  add(characters: string, start = 0, end = 0): void {
    this.text += characters;
    for (let unit = 0; unit < characters.length; unit += 1) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }
}

/** An escape, or several percent signs in a row, character by character. */
function unescaped(escape: string): { characters: string; length: number }[] {
  if (escape.startsWith("%")) return percentSigns(escape);
  const [length, body] = [escape.length, escape.slice(1)];
  if (escape.startsWith("&")) {
    const name = body.slice(0, -1).toLowerCase();
    const code = name.startsWith("#x") ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return [{ characters: ENTITIES[name] ?? character(code), length }];
  }
  if (/^[ux]./i.test(body)) return [{ characters: character(parseInt(body.slice(1), 16)), length }];
  return [{ characters: BLANKS.includes(body.toLowerCase()) ? " " : body, length }];
}

/** What is no character is no escape either; it must not stop anything. */
const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

function percentSigns(escapes: string): { characters: string; length: number }[] {
  const found: { characters: string; length: number }[] = [];
  for (let at = 0; at < escapes.length;) {
    const lead = parseInt(escapes.slice(at + 1, at + 3), 16);
    const bytes = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const characters = fromPercent(escapes.slice(at, at + 3 * bytes));
    const length = characters === undefined ? 3 : 3 * bytes;
    found.push({ characters: characters ?? escapes.slice(at, at + 3), length });
    at += length;
  }
  return found;
}

function fromPercent(escapes: string): string | undefined {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return undefined;
  }
}

/** A text with its percent signs undone once; those that are none stay. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
    percentSigns(escapes)
      .map(({ characters }) => characters)
      .join(""),
  );
}

function reduced({ text, starts, ends }: Folded): Folded {
  const made = new Draft();
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (DROPPED.test(character)) continue;
    // By way of the upper case, in which a ß is two letters.
    made.add(character.toUpperCase().toLowerCase(), starts[at], ends[at]);
  }
  return made;
}
