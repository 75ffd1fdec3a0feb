import { canonicalJson } from "../base/canonicalJson";
import { type FlowDefinition } from "../definition";

type Key = string | number;

/**
 * Pulumi property paths of what differs, such as `definition.states[2].transitions[1].conditions[0].value`: indices of
 * `after`, or of `before` for what is gone. States are compared by name, so one put in between does not mark those
 * behind it. Empty only for flows that are equal, key order aside.
 */
export function changedPaths(before: FlowDefinition, after: FlowDefinition): string[] {
  const { states: was, ...restBefore } = before;
  const { states: is, ...restAfter } = after;
  const paths: Key[][] = differences(restBefore, restAfter, []);
  for (const [index, state] of is.entries()) {
    const former = was.find(({ name }) => name === state.name);
    paths.push(...differences(former, state, ["states", index]));
  }
  for (const [index, { name }] of was.entries()) {
    if (!is.some((state) => state.name === name)) paths.push(["states", index]);
  }
  // The same states in another order: Twilio keeps the order, so it is a difference, but no state's.
  if (paths.length === 0 && canonicalJson(before) !== canonicalJson(after)) paths.push(["states"]);
  return [...new Set(paths.map(pulumiPath))];
}

function differences(before: unknown, after: unknown, at: Key[]): Key[][] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, at);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(own(before, key), own(after, key), [...at, key]));
  }
  return [at];
}

/** What is equal at both ends stays out; between, items are compared in pairs, and those left over are named whole. */
function listDifferences(before: unknown[], after: unknown[], at: Key[]): Key[][] {
  const [was, is] = [before.map(canonicalJson), after.map(canonicalJson)];
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail += 1;
  const length = Math.max(was.length, is.length) - head - tail;
  const paired = Math.min(was.length, is.length) - head - tail;
  return Array.from({ length }, (_, index) => index + head).flatMap((index) =>
    index < head + paired ? differences(before[index], after[index], [...at, index]) : [[...at, index]],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function pulumiPath(keys: Key[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
  }, "definition");
}
