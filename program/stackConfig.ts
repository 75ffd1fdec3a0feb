import { existsSync, readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import {
  type Keys,
  fileText,
  isDotted,
  type Locator,
  locator,
  outsideConfig,
  secretPartsInFile,
  type Unread,
  unreadKeys,
} from "../config";
import { secretTextsOf } from "./secrets";

/** The keys of one namespace of the stack's config, unparsed. */
export interface RawConfig {
  /** Key, without its namespace, to raw text: JSON for lists and maps. */
  values: Record<string, string>;
  /** Keys that hold a secret, in whole or in part. */
  secretKeys: Set<string>;
  /** Their secret texts. */
  secretTexts: string[];
  /** The secret parts of these keys. For a key without an entry here, the parts are not known. */
  secretParts: Keys[];
}

/** Exported by the SDK, but left out of its typings. */
const runtime = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

/** Reads the keys of a namespace, with what is secret in them. */
export function stackConfig(namespace: string, stack = pulumi.getStack()): RawConfig {
  const prefix = `${namespace}:`;
  const named = Object.entries(pulumi.runtime.allConfig()).flatMap(([key, value]): [string, string][] =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
  );
  const secret = named.filter(([key]) => runtime.isConfigSecret(prefix + key));
  const file = stackFileName(stack);
  const secretParts =
    secret.length > 0 && existsSync(file)
      ? secretPartsInFile(fileText(readFileSync(file)).text, namespace, Object.fromEntries(secret))
      : [];
  return {
    values: Object.fromEntries(named),
    secretKeys: new Set(secret.map(([key]) => key)),
    secretTexts: [...new Set(secret.flatMap(([key, value]) => secretTextsOf(key, value, partsOf(key, secretParts))))],
    secretParts,
  };
}

/** If the secret parts of a key are not known, all of it counts as secret. */
function partsOf(key: string, parts: readonly Keys[]): readonly Keys[] {
  const own = parts.filter(([first]) => first === key);
  return own.length > 0 ? own : [[key]];
}

/** Name of a stack's file beside the program. */
function stackFileName(stack: string): string {
  return `Pulumi.${stack.split("/").at(-1) ?? stack}.yaml`;
}

/** Finds the line of a config path in the stack's file; undefined if that file is not beside the program (`--config-file`). */
export function stackFile(stack: string, keys: readonly string[] = []): Locator | undefined {
  const file = stackFileName(stack);
  const dotted = keys.filter(isDotted).map((key) => `ringfence:${key}`);
  return existsSync(file) ? locator(file, fileText(readFileSync(file)).text, dotted) : undefined;
}

/** Keys that nothing reads: in the stack's config, and outside `config:` in its file if that is beside the program. */
export function unreadConfig(project: string, stack: string): Unread {
  const { errors, notices } = unreadKeys(pulumi.runtime.allConfig(), project);
  const file = stackFileName(stack);
  const text = existsSync(file) ? fileText(readFileSync(file)).text : "";
  return { errors: [...errors, ...outsideConfig(file, text, project).map(({ error }) => error)], notices };
}
