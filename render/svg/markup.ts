/** Text as it may stand in XML, between tags or in a quoted attribute. Characters that XML forbids become U+FFFD. */
export function escaped(text: string): string {
  return text.replace(FORBIDDEN, "\uFFFD").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters but tab and line ends, lone surrogates, and the two non-characters. */
const FORBIDDEN = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Shortened to about `width` units at a font size, with an ellipsis. Nobody measures the font: an average is assumed. */
export function fitted(text: string, width: number, fontSize: number): string {
  const letters = [...text];
  let used = 0;
  for (const [index, letter] of letters.entries()) {
    // Two regional indicators make a flag about two letters wide.
    used += fontSize * (/[MW@%—…mw]/.test(letter) ? 0.9 : /[ilj.,:;'|! ]/.test(letter) ? 0.34 : 0.63);
    if (used > width)
      return `${letters
        .slice(0, Math.max(1, beforeFlag(letters, index - 1)))
        .join("")
        .trimEnd()}…`;
  }
  return text;
}

/** Not in the middle of a flag. */
function beforeFlag(letters: readonly string[], end: number): number {
  const indicators = letters.slice(0, end).filter((letter) => /\p{RI}/u.test(letter)).length;
  return indicators % 2 === 0 ? end : end - 1;
}
