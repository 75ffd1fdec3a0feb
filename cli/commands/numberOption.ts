import { InvalidArgumentError } from "commander";

/** Reads a whole number from 0 to `limit` out of an option's text. */
export function wholeNumber(limit: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value > limit) throw new InvalidArgumentError(`Give a whole number from 0 to ${limit}.`);
    return value;
  };
}

/** A port on this machine. */
export const port = wholeNumber(65_535);

/** Milliseconds, up to a minute. */
export const milliseconds = wholeNumber(60_000);

/** The same without 0. */
export function lagMilliseconds(text: string): number {
  const value = milliseconds(text);
  if (value === 0) throw new InvalidArgumentError("Give at least 1, or leave it out.");
  return value;
}

/** How many requests an emulator takes at once. */
export function requestsAtOnce(text: string): number {
  const value = wholeNumber(100_000)(text);
  if (value === 0) throw new InvalidArgumentError("Give at least 1.");
  return value;
}
