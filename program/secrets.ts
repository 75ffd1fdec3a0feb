import * as pulumi from "@pulumi/pulumi";
import { canHide, isSecretKey, KnownSecrets } from "../flows/secrecy";
import { pack } from "../numbers/packed";
import { canBeSecret, type Keys } from "../config";

/**
 * A copy of `value` in which every text that must not be shown is a Pulumi secret: a text that contains a secret text of the
 * config in any form, a password, or an address with a password or a query. Only these texts become secret, so that a
 * preview still shows the rest.
 */
export function withSecretLeaves<T>(value: T, secretTexts: readonly string[]): T {
  const secrets = knownSecrets(secretTexts);
  return mapTexts(value, (text, key) => (isSecretKey(key) || secrets.isIn(text) ? pulumi.secret(text) : text));
}

/** A cache, because every line of a stack asks about the same texts. */
const known = new WeakMap<readonly string[], KnownSecrets>();

function knownSecrets(texts: readonly string[]): KnownSecrets {
  const secrets = known.get(texts) ?? new KnownSecrets(texts);
  known.set(texts, secrets);
  return secrets;
}

/** A map of phone numbers, packed for a resource. Only entries that contain a secret stay separate. */
export function packed<T>(map: Record<string, T>, secretTexts: readonly string[]): Record<string, T | string> {
  const entries = withSecretLeaves(map, secretTexts);
  return pack(entries, (entry) => !holdsOutput(entry)) as Record<string, T | string>;
}

function holdsOutput(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return pulumi.Output.isInstance(value) || Object.values(value).some(holdsOutput);
}

/**
 * The secret texts of a config key, without what cannot be secret, such as the countries next to a secret webhook. Keys of
 * maps are not secret either.
 *
 * @param raw its value, as the engine passes it
 * @param parts the secret parts of it, if they are known; otherwise everything that may be secret is
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

/** A number is taken as it was written, because 0123 is not 123. */
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

/**
 * A copy of `value` in which every text at any depth is replaced. An `Output` stays as it is.
 *
 * @param replace gets the key that the text belongs to; for an item of a list, the key of the list
 */
export function mapTexts<T>(
  value: T,
  replace: (text: string, key: string) => string | pulumi.Output<string>,
  key = "",
): T {
  if (typeof value === "string") return replace(value, key) as T;
  if (typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, replace, key)) as T;
  const entries = Object.entries(value) as [string, unknown][];
  return Object.fromEntries(entries.map(([name, item]) => [name, mapTexts(item, replace, name)])) as T;
}
