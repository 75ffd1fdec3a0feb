import { standIn } from "./standIns";
import { isCipher, type Keys } from "../../config";
import { isMap } from "./yaml";

/**
 * Puts stand-ins in the place of secrets: a stack file holds only their cipher texts. Every place is added to `secrets`.
 *
 * @returns a copy of `value`, which stands at `keys`.
 */
export function withoutSecrets(value: unknown, keys: Keys, secrets: Keys[]): unknown {
  if (isCipher(value)) {
    secrets.push(keys);
    return standIn(keys, secrets.length);
  }
  if (Array.isArray(value)) return value.map((item, index) => withoutSecrets(item, [...keys, index], secrets));
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, [...keys, key], secrets)]);
  return Object.fromEntries(entries) as unknown;
}
