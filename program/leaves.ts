import * as pulumi from "@pulumi/pulumi";

/** A copy of `value` with every text in it, at whatever depth, replaced. What is an `Output` already stays as it is. */
export function mapTexts<T>(value: T, replace: (text: string) => string | pulumi.Output<string>): T {
  if (typeof value === "string") return replace(value) as T;
  if (typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, replace)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item as unknown, replace)])) as T;
}
