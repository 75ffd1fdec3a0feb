import * as pulumi from "@pulumi/pulumi";

/**
 * A copy of `value` with every text in it, at whatever depth, replaced. What is an `Output` already stays as it is.
 *
 * @param replace is told the key that the text stands under; of a list's item, the list's
 */
export function mapTexts<T>(
  value: T,
  replace: (text: string, key: string) => string | pulumi.Output<string>,
  key = "",
): T {
  if (typeof value === "string") return replace(value, key) as T;
  if (typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, replace, key)) as T;
  const entries = Object.entries(value) as [string, unknown][];
  return Object.fromEntries(entries.map(([name, item]) => [name, mapTexts(item, replace, name)])) as T;
}
