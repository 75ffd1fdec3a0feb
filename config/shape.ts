import { type ErrorObject } from "ajv";
import { type RingfenceConfig, validateConfig } from "../schema/generated/config";
import { type ErrorList } from "./errors";
import { configPath, isDotted, type Keys } from "./path";
import { didYouMean } from "./suggest";

/** A value any part of which may be missing: what the schema refused was removed. A removed list item leaves a hole. */
export type Pruned<Shape> = Shape extends readonly (infer Item)[]
  ? (Pruned<Item> | undefined)[]
  : Shape extends object
    ? { [Key in keyof Shape]?: Pruned<Shape[Key]> }
    : Shape;

/** Checks the config against the schema. Wrong values are reported and removed from `values`, so that the rest can be checked. */
export function checkShape(values: Record<string, unknown>, errors: ErrorList): Pruned<RingfenceConfig> {
  if (!validateConfig(values)) {
    const violations = (validateConfig.errors ?? []).filter(({ keyword }) => keyword !== "if");
    const reported = new Set<string>();
    const cuts: Keys[] = [];
    for (const violation of violations) {
      const keys = keysOf(violation, values);
      // One value may break several keywords: the first is enough.
      const id = JSON.stringify(keys);
      if (reported.has(id)) continue;
      reported.add(id);
      report(violation, keys, errors);
      if (violation.keyword !== "required") cuts.push(keys);
    }
    for (const keys of cuts) cut(values, keys);
  }
  return values;
}

function report(error: ErrorObject, keys: Keys, errors: ErrorList): void {
  const parent = error.parentSchema as { "x-expects"?: string; properties?: Record<string, unknown> } | undefined;
  if (error.keyword === "additionalProperties") {
    unknownKey(keys, Object.keys(parent?.properties ?? {}), errors);
  } else if (error.keyword === "propertyNames" || error.propertyName !== undefined) {
    const remedy =
      "Write a letter followed by up to 49 letters, digits, - and _; constructor and prototype are not allowed";
    errors.addAt(keys, "is not a valid line name", remedy);
  } else if (error.keyword === "required") {
    errors.addAt(keys, "is missing", "Add it");
  } else if (typeof error.data === "number" && Number.isInteger(error.data) && error.data >= 1e6) {
    const command = "or set it with pulumi config set --type string";
    const specific = `Quote it in the YAML: "+${error.data}", ${command}`;
    const remedy = errors.remedy(keys, specific, `Quote it in the YAML, ${command}`);
    errors.add(keys, error.data, "is a number, so its plus sign is lost", remedy);
  } else if (isEmpty(error.data)) {
    errors.addAt(keys, "is empty", `Write ${parent?.["x-expects"] ?? "another value"}`);
  } else {
    errors.add(keys, error.data, "is not allowed here", `Write ${parent?.["x-expects"] ?? "another value"}`);
  }
}

/** Is it an empty list, map or text? Pulumi passes a key without a value as the empty text. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === "" || value === null;
  return Object.keys(value).length === 0;
}

function keysOf(error: ErrorObject, values: unknown): (string | number)[] {
  const params = error.params as Record<string, unknown>;
  const extra =
    params.additionalProperty ??
    error.propertyName ??
    (error.keyword === "required" ? params.missingProperty : params.propertyName);
  const keys: (string | number)[] = [];
  let value = values;
  for (const part of error.instancePath.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    keys.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  return typeof extra === "string" ? [...keys, extra] : keys;
}

/** Removes the value at `keys`. It follows own keys only: a removed key would lead to what all objects inherit. */
function cut(values: Record<string, unknown>, keys: Keys): void {
  let parent: unknown = values;
  for (const key of keys.slice(0, -1)) {
    if (typeof parent !== "object" || parent === null || !Object.hasOwn(parent, key)) return;
    parent = (parent as Record<string | number, unknown>)[key];
  }
  const last = keys.at(-1);
  if (typeof parent !== "object" || parent === null || last === undefined) return;
  if (Array.isArray(parent)) parent[Number(last)] = undefined;
  else Reflect.deleteProperty(parent, last);
}

/** Keys of the stack, not of a line. */
const STACK_KEYS = ["lines", "former", "fallback"];

/** Reports the last of `keys`, which is not one of `known`. */
function unknownKey(keys: Keys, known: readonly string[], errors: ErrorList): void {
  const key = String(keys.at(-1));
  const inLine = keys[0] === "lines" && keys.length === 3;
  if (inLine && STACK_KEYS.includes(key)) {
    errors.addAt(keys, "is not a key of a line", `Set ringfence:${key} for the whole stack`);
    return;
  }
  if (keys.length === 1 && isDotted(key)) {
    const remedy =
      "The dots are part of this key. Set the value with --path (pulumi config set) or --config-path (pulumi up, preview), and remove this key: " +
      `pulumi config rm '${configPath(keys)}'`;
    errors.addAt(keys, "is not a key that Ringfence knows", remedy);
    return;
  }
  const remedy = didYouMean(key, known) ?? `The keys here are ${known.join(", ")}`;
  errors.addAt(keys, "is not a key that Ringfence knows", remedy);
}
