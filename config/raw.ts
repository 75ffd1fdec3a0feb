import { type ErrorList } from "./errors";

/** Longest value of one key, in characters: enough for all countries and 60,000 phone numbers. */
const MAX_LENGTH = 1_000_000;

/** Longest list. A flow with more exceptions would be larger than what Studio is known to accept. */
const MAX_ENTRIES = 20_000;

/** Keys whose text is spoken: there, `[beep]` and `1` are sentences, not JSON. */
const SENTENCES: ReadonlySet<string> = new Set(["announce"]);

/**
 * Parses the config. Pulumi passes each key as text: lists and maps as JSON, other values as they are.
 * The result has no prototype, because its keys come from the user.
 */
export function parseRaw(config: Readonly<Record<string, string>>, errors: ErrorList): Record<string, unknown> {
  const values = Object.create(null) as Record<string, unknown>;
  for (const [key, text] of Object.entries(config)) {
    if (String(text).length > MAX_LENGTH) {
      errors.addAt(
        [key],
        `is longer than ${MAX_LENGTH} characters`,
        "Use groups and prefixes in place of single entries",
      );
      continue;
    }
    const parsed = parse(text);
    const value = SENTENCES.has(key) && typeof parsed !== "object" ? text : parsed;
    const longest = longestList(value);
    if (longest > MAX_ENTRIES) {
      errors.addAt(
        [key],
        `has a list of ${longest} entries; at most ${MAX_ENTRIES} are read`,
        "Use groups and prefixes",
      );
    } else if (value === undefined) {
      errors.add([key], text, "is not valid JSON", "Write the value in the stack file as YAML, or pass complete JSON");
    } else {
      values[key] = value;
    }
  }
  return values;
}

/** The parsed JSON, or the text itself if it is not JSON; undefined for a text that begins like a list or map but is not JSON. */
function parse(text: unknown): unknown {
  if (typeof text !== "string") return text ?? null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return /^\s*[[{]/.test(text) ? undefined : text;
  }
}

/** Length of the longest list at any depth. It does not recurse, because the value may nest deeper than the call stack. */
function longestList(value: unknown): number {
  let longest = 0;
  const open = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== "object" || one === null) continue;
    const inside: unknown[] = Array.isArray(one) ? one : Object.values(one);
    if (Array.isArray(one)) longest = Math.max(longest, inside.length);
    for (const item of inside) if (typeof item === "object") open.push(item);
  }
  return longest;
}
