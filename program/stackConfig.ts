import { existsSync, readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { type Keys, type Locator, locator, secretPartsInFile } from "./config";
import { secretTextsOf } from "./secrets";

/** A namespace of the stack's config, as it was written. */
export interface RawConfig {
  /** Key, without its namespace, to raw text: JSON for lists and maps. */
  values: Record<string, string>;
  /** Keys that hold a secret, in whole or in part. */
  secretKeys: Set<string>;
  /** Every text in their values that may be secret. */
  secretTexts: string[];
}

/** Exported by the SDK, but left out of its typings. */
const runtime = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

export function stackConfig(namespace: string): RawConfig {
  const prefix = `${namespace}:`;
  const entries = Object.entries(pulumi.runtime.allConfig()).filter(([key]) => key.startsWith(prefix));
  const named = entries.map(([key, value]): [string, string] => [key.slice(prefix.length), value]);
  const secret = named.filter(([key]) => runtime.isConfigSecret(prefix + key));
  return {
    values: Object.fromEntries(named),
    secretKeys: new Set(secret.map(([key]) => key)),
    // Of a key that is secret in part the engine tells no part, and the file beside the program may be another one.
    secretTexts: [...new Set(secret.flatMap(([key, value]) => secretTextsOf(key, value)))],
  };
}

/**
 * The parts of secret keys that are secret, by the stack's file. Nothing where there is no secret, or the file is not beside
 * the program; of a key that the file does not speak of, no part is known.
 */
export function secretParts(stack: string, namespace: string, { secretKeys }: RawConfig): Keys[] {
  const file = fileOf(stack);
  if (secretKeys.size === 0 || !existsSync(file)) return [];
  return secretPartsInFile(readFileSync(file, "utf8"), namespace).filter(([key]) => secretKeys.has(String(key)));
}

/** Finds a config path's line in the stack's file; undefined where the file is not beside the program (`--config-file`). */
export function stackFile(stack: string): Locator | undefined {
  const file = fileOf(stack);
  return existsSync(file) ? locator(file, readFileSync(file, "utf8")) : undefined;
}

const fileOf = (stack: string): string => `Pulumi.${stack.split("/").at(-1) ?? stack}.yaml`;
