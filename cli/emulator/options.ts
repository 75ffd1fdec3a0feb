import { InvalidArgumentError } from "commander";
import { wholeNumber } from "../wholeNumber";

/** The port of `Pulumi.dev.yaml`. */
export const DEFAULT_PORT = 4010;

/** A port on this machine. */
export const port = wholeNumber(65_535);

/** Milliseconds, up to a minute. */
export const milliseconds = wholeNumber(60_000);

/** The same without 0. */
export function lagMilliseconds(text: string): number {
  const value = milliseconds(text);
  if (value === 0) throw new InvalidArgumentError("Give at least 1, or omit the option.");
  return value;
}

/** How many requests an emulator takes at once. */
export function requestsAtOnce(text: string): number {
  const value = wholeNumber(100_000)(text);
  if (value === 0) throw new InvalidArgumentError("Give at least 1.");
  return value;
}
