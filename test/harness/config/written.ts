import { AWAY_KINDS, FORWARD_KINDS } from "../../../flows/ends";
import { type Policy } from "../../../flows/policy/policy";
import { ConfigErrors, readConfig, type StackConfig } from "../../../config";

export const ONE = "+15550100001";
export const TWO = "+15550100002";

/** The forwards that a map can name, in the order in which messages list them. */
export const FORWARD_NAMES = FORWARD_KINDS.map(({ kind }) => kind);

/** The ends that a map can name for turned-away callers, in the same order. */
export const END_NAMES = AWAY_KINDS.map(({ kind }) => kind);

/** Names as a message offers them: `number, webhook or say`. */
export const oneOf = (names: readonly string[]): string => `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;

/** A config without an error, with changes, as Pulumi hands it over; a key that is undefined is left out. */
export function read(changes: Record<string, unknown> = {}, secretKeys?: Set<string>): StackConfig {
  const given = Object.entries({ blockList: ["IN"], numbers: [ONE], ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  const raw = given.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]);
  return readConfig(Object.fromEntries(raw) as Record<string, string>, undefined, secretKeys);
}

/** The policy of a config with one line. */
export function onlyLine(changes: Record<string, unknown> = {}): Policy {
  const [line, ...others] = read(changes).lines;
  if (line === undefined || others.length > 0) throw new Error("there is not one line");
  return line;
}

export function errorOf(changes: Record<string, unknown>, secretKeys?: Set<string>): ConfigErrors {
  try {
    read(changes, secretKeys);
  } catch (error) {
    if (error instanceof ConfigErrors) return error;
    throw error;
  }
  throw new Error("no error was found");
}

/** Each error as `path: value reason. remedy`. */
export function errorsOf(changes: Record<string, unknown>): string[] {
  const [, ...lines] = errorOf(changes).message.split("\n");
  return lines.map((line) => line.trim());
}

/** Each notice as `path: reason`. */
export function noticesOf(changes: Record<string, unknown>, secretKeys?: Set<string>): string[] {
  return read(changes, secretKeys).notices.map(({ path, reason }) => `${path}: ${reason}`);
}
