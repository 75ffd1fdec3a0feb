import { type FlowDefinition } from "../../flows/definition";

/** The key orders seen in definitions that the Studio API answered with. */
const seen = [
  ["states", "initial_state", "flags", "description"],
  ["transitions", "type", "name", "properties"],
];

/**
 * The definition with its keys in the server's order, which is not the writer's: a client that compares text instead
 * of values finds a difference. The order of `states` and `transitions` is kept.
 */
export function serverOrder(definition: FlowDefinition): FlowDefinition {
  return reordered(definition) as FlowDefinition;
}

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const order = seen.find((keys) => keys.some((key) => key in value)) ?? [];
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  // Keys with no known order come last, from z to a: an offset reads y, x in real answers.
  entries.sort(([one], [other]) => rank(one) - rank(other) || (one < other ? 1 : -1));
  return Object.fromEntries(entries.map(([key, item]) => [key, reordered(item)]));
}
