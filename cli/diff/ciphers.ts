import { configPath, secretPartsOf } from "../../config";

/**
 * The encrypted texts of a stack's config by the config paths of the secrets. Equal texts under one path are equal
 * secrets. Different ones say nothing: the same value encrypted again gives another text.
 *
 * @param values of Ringfence's keys, as they were written.
 */
export function ciphersOf(values: Iterable<readonly [string, unknown]>): Map<string, string> {
  const parts = [...values].flatMap(([key, value]) => secretPartsOf(value, [key]));
  return new Map(parts.map(({ keys, cipher }) => [configPath(keys), cipher]));
}
