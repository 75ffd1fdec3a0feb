import * as pulumi from "@pulumi/pulumi";
import { canHide, isSecretKey, KnownSecrets } from "../flows/secrecy";
import { pack } from "../numbers/packed";
import { canBeSecret, type Keys } from "../config";
import { mapTexts } from "./leaves";

/**
 * A copy of `value` in which every text that may not be shown is a secret to Pulumi: one that holds a secret text of the
 * config in whatever form, any password, and any address with a password or a query. Only those leaves become secret, so
 * that a preview still shows all the rest.
 */
export function withSecretLeaves<T>(value: T, secretTexts: readonly string[]): T {
  const secrets = knownSecrets(secretTexts);
  return mapTexts(value, (text, key) => (isSecretKey(key) || secrets.isIn(text) ? pulumi.secret(text) : text));
}

/** Every line of a stack asks about the same texts. */
const known = new WeakMap<readonly string[], KnownSecrets>();

function knownSecrets(texts: readonly string[]): KnownSecrets {
  const secrets = known.get(texts) ?? new KnownSecrets(texts);
  known.set(texts, secrets);
  return secrets;
}

/** A map of phone numbers for a resource, packed: only entries with a secret in them stand apart. */
export function packed<T>(map: Record<string, T>, secretTexts: readonly string[]): Record<string, T | string> {
  const entries = withSecretLeaves(map, secretTexts);
  return pack(entries, (entry) => !holdsOutput(entry)) as Record<string, T | string>;
}

function holdsOutput(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return pulumi.Output.isInstance(value) || Object.values(value).some(holdsOutput);
}

/**
 * The secret texts of a config key. What cannot be secret is left out, such as the countries beside a secret webhook; keys
 * of maps are, too.
 *
 * @param raw its value, as the engine hands it over
 * @param parts what of it is secret, where that is known for sure; else all of it that may be
 */
export function secretTextsOf(key: string, raw: string, parts: readonly Keys[] = [[key]]): string[] {
  return parts.flatMap((part) => {
    const value = part.slice(1).reduce<unknown>((inside, step) => (inside as Values | undefined)?.[step], parsed(raw));
    return typeof value === "object" && value !== null ? textsIn(value, part) : scalar(value, raw, part);
  });
}

type Values = Record<string | number, unknown>;

function textsIn(value: unknown, keys: Keys): string[] {
  if (typeof value !== "object" || value === null) return scalar(value, String(value), keys);
  const inside: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inside.flatMap(([key, item]) => textsIn(item, [...keys, key]));
}

/** A number is taken as it was written: 0123 is no 123. */
function scalar(value: unknown, written: string, keys: Keys): string[] {
  const text = typeof value === "string" ? value : keys.length === 1 ? written : String(value);
  return canBeSecret(keys) && canHide(text) && !["undefined", "null"].includes(text) ? [text] : [];
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}
