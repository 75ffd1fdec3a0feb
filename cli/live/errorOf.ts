import { type ConfigError } from "../../flows";

/**
 * A line of the provider's in its parts: `ringfence:KEY "NUMBER": reason. Remedy.`
 *
 * @param place what it is about, where it does not say so itself
 * @param advice the remedy, where it has none
 */
export function errorOf(text: string, place = "ringfence:numbers", advice = ""): ConfigError {
  const [, path = place, value, words = text] = /^(ringfence:\S+) ("\+?\w+"): (.*)$/s.exec(text) ?? [];
  const [reason = words, ...remedy] = words.split(/\.\s+(?=[A-Z])/);
  return { path, ...(value !== undefined && { value }), reason, remedy: remedy.join(". ") || advice };
}
