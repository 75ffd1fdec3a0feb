import { compile, type Policy } from "../../flows";
import { type Line, withoutSecrets } from "../../render";
import { lineNamed } from "../line/choose";
import { decidingSecrets, secretSettings } from "../line/secretSettings";
import { offlineSurroundings } from "../line/surroundings";
import { type SoundReading } from "../stack";

/** Lines that can be shown, and what people should know of them. */
export interface ShownLines {
  lines: Line[];
  /** What is made up, in sentences without a full stop. */
  notes: string[];
}

/**
 * The flows of a stack, compiled with made-up URLs for what only the account knows. Nothing in them is secret.
 *
 * @param name the only line to show; all by default.
 * @throws Error if nobody can say who gets through a line, as what decides it is secret.
 */
export function shownLines(reading: SoundReading, name?: string): ShownLines {
  const { lines } = reading.config;
  const chosen = name === undefined ? lines : [lineNamed(lines, name)];
  const shown = chosen.map((policy) => shownLine(policy, reading));
  return { lines: shown.map(({ line }) => line), notes: shown.flatMap(({ notes }) => notes) };
}

function shownLine(policy: Policy, reading: SoundReading): { line: Line; notes: string[] } {
  const deciding = decidingSecrets(reading, policy.line).map(({ path }) => path);
  if (deciding.length > 0) {
    throw new Error(
      `line "${policy.line}" depends on ${deciding.join(", ")}, which is secret. Give --config a stack file that has it in clear`,
    );
  }
  const surroundings = offlineSurroundings(policy, reading, "each");
  const secrets = secretSettings(reading, policy.line).map(({ path }) => path);
  const notes = [
    ...(surroundings.madeUp.length > 0
      ? [`line ${policy.line}: made-up URLs stand for what ${counted(surroundings.madeUp.length)} did before`]
      : []),
    ...(secrets.length > 0
      ? [`line ${policy.line}: made-up values stand for what is secret: ${secrets.join(", ")}`]
      : []),
  ];
  return { line: withoutSecrets({ policy, definition: compile(policy, surroundings) }), notes };
}

function counted(numbers: number): string {
  return numbers === 1 ? "the number" : `${numbers} numbers`;
}
