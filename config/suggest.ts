import { nearest } from "../flows/policy/nearest";

/** The one of `known` that `text` seems to mean: equal but for case and separators, or a slip away. */
export function suggest(text: string, known: readonly string[]): string | undefined {
  const wanted = plain(text);
  const names = new Map(known.map((name) => [plain(name), name]));
  return names.get(wanted) ?? names.get(nearest(wanted, [...names.keys()]) ?? "");
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
