import { isMap } from "./yaml";

/**
 * A config value as Pulumi hands it to a program, which is always text: a list or a map is JSON, keys sorted; a plain
 * scalar is its text; nothing is the empty text.
 */
export function rawText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(sorted(value));
}

/** Go writes maps by key, so lines come in that order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
