import { type StoredSettings } from "./settings";

/** What is known of a number that we bound, or tried to. */
export interface Bound {
  /** What it had when it was bound: what it gets back. */
  original: StoredSettings;
  /** Fallbacks that a fence may have given it. */
  fallbackUrls: string[];
}

/** What both know of a number: the first says what it had, and either which fallbacks it may have been given. */
export function merged(one: Bound | undefined, other: Bound | undefined): Bound | undefined {
  if (!one || !other) return one ?? other;
  return { original: one.original, fallbackUrls: [...new Set([...one.fallbackUrls, ...other.fallbackUrls])] };
}
