import { closest, distance } from "fastest-levenshtein";

/** The one of `known` that `text` is a slip away from: one letter, or two swapped; in longer texts one for each four letters. */
export function nearest(text: string, known: readonly string[]): string | undefined {
  // A slip in a very short text turns it into anything, and a very long one is no slip.
  if (known.length === 0 || text.length < 3 || text.length > 60) return undefined;
  const found = closest(text, known);
  const swapped = letters(text) === letters(found);
  const slips = distance(text, found) - (swapped ? 1 : 0);
  return slips <= Math.max(1, Math.floor(text.length / 4)) ? found : undefined;
}

function letters(text: string): string {
  return [...text].sort().join("");
}
