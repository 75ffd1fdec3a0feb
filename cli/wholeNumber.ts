import { InvalidArgumentError } from "commander";

/** Reads a whole number from 0 to `limit` out of an option's text. */
export function wholeNumber(limit: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value > limit) throw new InvalidArgumentError(`Give a whole number from 0 to ${limit}.`);
    return value;
  };
}
