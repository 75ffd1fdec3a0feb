import { type Keys, pathOf } from "../stack/secrets";
import { isMap } from "../stack/yaml";

/**
 * The encrypted texts of a stack's config by the config paths of the secrets. Equal texts under one path are equal
 * secrets. Different ones say nothing: the same value encrypted again gives another text.
 *
 * @param values of Ringfence's keys, as they were written.
 */
export function ciphersOf(values: Iterable<readonly [string, unknown]>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of values) collect(value, [key], found);
  return found;
}

function collect(value: unknown, keys: Keys, found: Map<string, string>): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, [...keys, index], found));
  } else if (isMap(value)) {
    if (typeof value.secure === "string" && Object.keys(value).length === 1) found.set(pathOf(keys), value.secure);
    else for (const [key, item] of Object.entries(value)) collect(item, [...keys, key], found);
  }
}
