/** The input as an object with no other fields than these. */
export function objectOf(input: unknown, known: readonly string[]): Record<string, unknown> {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new Error("the body must be a JSON object");
  const unknown = Object.keys(input).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`unknown field ${unknown.join(", ")}; there is ${known.join(", ")}`);
  return input as Record<string, unknown>;
}

/** A list, or the one item given instead of it. */
export function listOf(input: unknown): unknown[] {
  return Array.isArray(input) ? input : [input];
}

/** A text field; an error when it is missing and has no default. */
export function text(fields: Record<string, unknown>, name: string, otherwise?: string): string {
  const value = fields[name] ?? otherwise;
  if (typeof value !== "string") throw new Error(`${name}: give a text`);
  return value;
}
