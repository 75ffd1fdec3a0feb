import { canonicalJson } from "../flows/base/canonicalJson";

/** The entry of a packed map that holds all plain ones. Nothing that is packed has a key like it: keys are phone numbers. */
export const PLAIN = "plain";

type Entries = Record<string, unknown>;

/**
 * A map of phone numbers as inputs and states hold it: its plain entries as one JSON text under `plain`, and as they are
 * those that `isPlain` says no of, such as entries with a secret in them. The engine takes every single value apart some
 * dozen times an operation, and a text is one value whatever its length (docs/decisions/0008-numbers-as-one-text.md).
 */
export function pack(entries: Entries, isPlain: (entry: unknown) => boolean): Entries {
  const plain: Entries = {};
  const apart: Entries = {};
  for (const [key, entry] of Object.entries(entries)) (isPlain(entry) ? plain : apart)[key] = entry;
  return Object.keys(plain).length > 0 ? { [PLAIN]: canonicalJson(plain), ...apart } : apart;
}

/**
 * The map that was packed; one that never was is as it is.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function unpack<T>(packed: Record<string, T | string>): Record<string, T> {
  const { [PLAIN]: plain, ...apart } = packed;
  if (typeof plain !== "string") return packed as Record<string, T>;
  return { ...(JSON.parse(plain) as Record<string, T>), ...(apart as Record<string, T>) };
}
