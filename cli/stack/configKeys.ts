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

const NAMESPACE = "ringfence";

/**
 * Ringfence's keys, without their namespace: those of the stack's `config` over the project's defaults. A key without a
 * namespace belongs to the project's; `ringfence:config:key` is an old way to write `ringfence:key`.
 */
export function configKeys(config: Record<string, unknown>, { project }: ChosenStack): Map<string, WrittenValue> {
  const values = new Map<string, WrittenValue>();
  for (const [written, definition] of Object.entries(project?.config ?? {})) {
    const key = ringfenceKey(written, project?.name);
    const found = key === undefined ? undefined : defaultOf(definition);
    if (key !== undefined && found !== undefined)
      values.set(key, { ...found, from: "project", path: written + found.path });
  }
  for (const [written, value] of Object.entries(config)) {
    const key = ringfenceKey(written, project?.name);
    if (key !== undefined) values.set(key, { value, from: "stack", path: written, declaredSecret: false });
  }
  return values;
}

function ringfenceKey(written: string, project: string | undefined): string | undefined {
  const parts = written.split(":");
  const [namespace, ...others] = parts.length === 1 ? [project, written] : parts;
  if (namespace !== NAMESPACE) return undefined;
  return others.length === 2 && others[0] === "config" ? others[1] : others.join(":");
}

/** Of a declaration its `value` or `default`; a list or scalar is the value itself. Undefined if it has neither. */
function defaultOf(definition: unknown): Pick<WrittenValue, "value" | "path" | "declaredSecret"> | undefined {
  if (!isMap(definition)) return { value: definition, path: "", declaredSecret: false };
  const name = ["value", "default"].find((key) => definition[key] !== undefined);
  if (name === undefined) return undefined;
  return { value: definition[name], path: `.${name}`, declaredSecret: definition.secret === true };
}
