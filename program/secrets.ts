import * as pulumi from "@pulumi/pulumi";
import { isSecretUrl } from "../provider/wire/redact";
import { pack } from "../provider/wire/packed";
import { mapTexts } from "./leaves";

/**
 * A copy of `value` in which every text that holds a secret is one to Pulumi: the secret texts of the config, and any
 * URL with a password or a query. Only those leaves become secret, so that a preview still shows all the rest.
 */
export const withSecretLeaves = <T>(value: T, secretTexts: string[]): T =>
  mapTexts(value, (text) => {
    const secret = isSecretUrl(text) || secretTexts.some((other) => text.includes(other));
    return secret ? pulumi.secret(text) : text;
  });

/** A map of phone numbers for a resource, packed: only entries with a secret in them stand apart. */
export function packed<T>(map: Record<string, T>, secretTexts: string[]): Record<string, T | string> {
  const entries = withSecretLeaves(map, secretTexts);
  return pack(entries, (entry) => !holdsOutput(entry)) as Record<string, T | string>;
}

function holdsOutput(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return pulumi.Output.isInstance(value) || Object.values(value).some(holdsOutput);
}

/** Every text in the value of a secret config key, keys of maps left out. */
export function textsOf(raw: string): string[] {
  const parsed = parse(raw);
  if (typeof parsed === "object" && parsed !== null)
    return Object.values(parsed).flatMap((item) => textsOf(JSON.stringify(item)));
  const text = String(parsed);
  return text === "" ? [] : [text];
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}
