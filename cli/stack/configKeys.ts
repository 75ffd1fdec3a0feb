import { isMap } from "./yaml";
import { type ChosenStack } from "./choose";

/** A value of Ringfence's config, and where it was written. */
export interface WrittenValue {
  value: unknown;
  /** The file it stands in. */
  from: "stack" | "project";
  /** Path of the value in the `config` of that file. */
  path: string;
  /** Pulumi.yaml says that it is a secret, though it stands there in clear. */
  declaredSecret: boolean;
}

const NAMESPACE = "ringfence:";
const PROVIDER = "twilio:";

/**
 * All keys with their namespaces: those of the stack's `config` over the project's defaults. A key without a namespace
 * belongs to the project's; `ringfence:config:key` is an old way to write `ringfence:key`.
 */
export function allKeys(config: Record<string, unknown>, { project }: ChosenStack): Map<string, WrittenValue> {
  const values = new Map<string, WrittenValue>();
  for (const [written, definition] of Object.entries(project?.config ?? {})) {
    const found = defaultOf(definition);
    if (found !== undefined)
      values.set(qualified(written, project?.name), { ...found, from: "project", path: written + found.path });
  }
  for (const [written, value] of Object.entries(config)) {
    values.set(qualified(written, project?.name), { value, from: "stack", path: written, declaredSecret: false });
  }
  return values;
}

/** Ringfence's keys among them, without their namespace. */
export function configKeys(config: Record<string, unknown>, chosen: ChosenStack): Map<string, WrittenValue> {
  const own = [...allKeys(config, chosen)].filter(([key]) => key.startsWith(NAMESPACE));
  return new Map(own.map(([key, value]) => [key.slice(NAMESPACE.length), value]));
}

/** The provider's keys, without their namespace and as they were written. */
export function accountKeys(all: ReadonlyMap<string, WrittenValue>): Record<string, unknown> {
  const own = [...all].filter(([key]) => key.startsWith(PROVIDER));
  return Object.fromEntries(own.map(([key, { value }]) => [key.slice(PROVIDER.length), value]));
}

function qualified(written: string, project = ""): string {
  const parts = written.split(":");
  const [namespace = "", ...others] = parts.length === 1 ? [project, written] : parts;
  return `${namespace}:${others.length === 2 && others[0] === "config" ? others[1] : others.join(":")}`;
}

/** Of a declaration its `value` or `default`; a list or scalar is the value itself. Undefined if it has neither. */
function defaultOf(definition: unknown): Pick<WrittenValue, "value" | "path" | "declaredSecret"> | undefined {
  if (!isMap(definition)) return { value: definition, path: "", declaredSecret: false };
  const name = ["value", "default"].find((key) => definition[key] !== undefined);
  if (name === undefined) return undefined;
  return { value: definition[name], path: `.${name}`, declaredSecret: definition.secret === true };
}
