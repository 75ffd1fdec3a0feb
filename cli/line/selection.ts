import { type LinePolicy } from "../../config";

/** Stands for the numbers that only the account knows. */
const SOME_NUMBER = "+15550100000";

/** The numbers of a line in words, where a filter chooses them; undefined where they are listed. */
export function filterText({ selection }: LinePolicy): string | undefined {
  if (selection.kind === "listed") return undefined;
  const except = selection.except.length === 0 ? "" : `, except ${selection.except.join(", ")}`;
  if (selection.kind === "all") return `all numbers of the account${except}`;
  return `the numbers whose names fit ${JSON.stringify(selection.friendlyName)}${except}`;
}

/** The line with a number: its own if they are listed, else `number`, or one that stands for all. */
export function withNumbers(line: LinePolicy, number = SOME_NUMBER): LinePolicy {
  return line.selection.kind === "listed" ? line : { ...line, numbers: [number] };
}
