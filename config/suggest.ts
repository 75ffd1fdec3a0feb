import { nearest } from "../flows/policy/nearest";

/** The one of `known` that `text` probably means: equal except for case and separators, or with a small misspelling. */
export function suggest(text: string, known: readonly string[]): string | undefined {
  const wanted = plain(text);
  const names = new Map(known.map((name) => [plain(name), name]));
  return names.get(wanted) ?? names.get(nearest(wanted, [...names.keys()]) ?? "");
}

/** The question that a message asks after a near miss; undefined where nothing is near. */
export function didYouMean(text: string, known: readonly string[]): string | undefined {
  const meant = suggest(text, known);
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
