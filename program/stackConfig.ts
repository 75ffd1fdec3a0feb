import { existsSync, readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { fileText, isDotted, type Locator, locator } from "./config";
import { textsOf } from "./secrets";

/** A namespace of the stack's config, as it was written. */
export interface RawConfig {
  /** Key, without its namespace, to raw text: JSON for lists and maps. */
  values: Record<string, string>;
  /** Keys that hold a secret, in whole or in part. */
  secretKeys: Set<string>;
  /** Every text in their values. */
  secretTexts: string[];
}

/** Exported by the SDK, but left out of its typings. */
const runtime = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

export function stackConfig(namespace: string): RawConfig {
  const prefix = `${namespace}:`;
  const entries = Object.entries(pulumi.runtime.allConfig()).filter(([key]) => key.startsWith(prefix));
  const secret = entries.filter(([key]) => runtime.isConfigSecret(key));
  return {
    values: Object.fromEntries(entries.map(([key, value]) => [key.slice(prefix.length), value])),
    secretKeys: new Set(secret.map(([key]) => key.slice(prefix.length))),
    secretTexts: [...new Set(secret.flatMap(([, value]) => textsOf(value)))],
  };
}

/** Name of a stack's file beside the program. */
export function stackFileName(stack: string): string {
  return `Pulumi.${stack.split("/").at(-1) ?? stack}.yaml`;
}

/** Finds a config path's line in the stack's file; undefined where the file is not beside the program (`--config-file`). */
export function stackFile(stack: string, keys: readonly string[] = []): Locator | undefined {
  const file = stackFileName(stack);
  const dotted = keys.filter(isDotted).map((key) => `ringfence:${key}`);
  return existsSync(file) ? locator(file, fileText(readFileSync(file)).text, dotted) : undefined;
}
