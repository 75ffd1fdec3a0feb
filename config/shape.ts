import { type ErrorObject } from "ajv";
import { type RingfenceConfig, validateConfig } from "../schema/generated/config";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";
import { unknownKey } from "./unknownKeys";

/** A tree whose leaves may be missing: what the schema refused has been cut out, list items leave a hole. */
export type Pruned<Shape> = Shape extends readonly (infer Item)[]
  ? (Pruned<Item> | undefined)[]
  : Shape extends object
    ? { [Key in keyof Shape]?: Pruned<Shape[Key]> }
    : Shape;

/**
 * Holds the config against the schema. Faults are noted and cut out of `values`, so that the rest can be checked too.
 */
export function checkShape(values: Record<string, unknown>, faults: FaultList): Pruned<RingfenceConfig> {
  if (!validateConfig(values)) {
    const errors = (validateConfig.errors ?? []).filter(({ keyword }) => keyword !== "if");
    const told = new Set<string>();
    const cuts: Keys[] = [];
    for (const error of errors) {
      const keys = keysOf(error, values);
      // One value may break several keywords; the first says enough.
      const id = JSON.stringify(keys);
      if (told.has(id)) continue;
      told.add(id);
      tell(error, keys, faults);
      if (error.keyword !== "required") cuts.push(keys);
    }
    for (const keys of cuts) cut(values, keys);
  }
  return values;
}

function tell(error: ErrorObject, keys: Keys, faults: FaultList): void {
  const parent = error.parentSchema as { "x-expects"?: string; properties?: Record<string, unknown> } | undefined;
  if (error.keyword === "additionalProperties") {
    unknownKey(keys, Object.keys(parent?.properties ?? {}), faults);
  } else if (error.keyword === "propertyNames" || error.propertyName !== undefined) {
    const remedy = "Begin with a letter, then up to 49 letters, digits, - and _; not constructor or prototype";
    faults.addAt(keys, "is not a name for a line", remedy);
  } else if (error.keyword === "required") {
    faults.addAt(keys, "is missing", "Add it");
  } else if (typeof error.data === "number" && Number.isInteger(error.data) && error.data >= 1e6) {
    const command = "or set it with pulumi config set --type string";
    const specific = `Quote it in the YAML: "+${error.data}", ${command}`;
    const remedy = faults.remedy(keys, specific, `Quote it in the YAML, ${command}`);
    faults.add(keys, error.data, "is a number, so its plus sign is lost", remedy);
  } else if (isEmpty(error.data)) {
    faults.addAt(keys, "is empty", `Write ${parent?.["x-expects"] ?? "another value"}`);
  } else {
    faults.add(keys, error.data, "cannot stand here", `Write ${parent?.["x-expects"] ?? "another value"}`);
  }
}

/** A list, map or text with nothing in it: a key without a value comes as the empty text. */
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

/** Own keys only: below a key that is cut already, the way would lead on to what all objects inherit. */
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
