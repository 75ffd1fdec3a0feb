import { type Policy } from "../../flows";
import { type LinePolicy } from "../../config";
import { lineNamed } from "../line/choose";
import { decidingSecrets } from "../line/secretSettings";
import { withNumbers } from "../line/selection";
import { isStandIn, type SoundReading } from "../stack";

/** A line whose calls can be judged. */
export interface JudgedLine {
  name: string;
  policy: Policy;
  selection: LinePolicy["selection"];
  numbers: readonly string[];
}

/** The lines to judge, and notes on the others. */
export interface JudgedLines {
  lines: JudgedLine[];
  notes: string[];
}

/**
 * The lines of a stack whose calls can be judged.
 *
 * @param resolved the lines with the numbers that the account has; those of the file where it was not asked.
 * @param monitor whether lines in mode `monitor` are judged as if they were enforced, which is then said.
 * @throws UsageError if the named line is not there; Error if no line can be judged.
 */
export function judgedLines(
  reading: SoundReading,
  name: string | undefined,
  resolved: readonly LinePolicy[] = reading.config.lines,
  monitor: "enforced" | "as it is" = "enforced",
): JudgedLines {
  const chosen = name === undefined ? resolved : [lineNamed(resolved, name)];
  const notes: string[] = [];
  const lines = chosen.flatMap((line): JudgedLine[] => {
    const secrets = decidingSecrets(reading, line.line).map(({ path }) => path);
    if (secrets.length > 0) {
      notes.push(`line ${line.line} is left out: what callers meet depends on ${secrets.join(", ")}, which is secret`);
      return [];
    }
    const numbers = line.numbers.filter((number) => !isStandIn(number));
    if (line.mode === "monitor" && monitor === "enforced") {
      notes.push(`line ${line.line} is in mode monitor: what it would do in mode enforce is shown`);
    }
    if (line.ask !== undefined && monitor === "enforced") {
      notes.push(
        `line ${line.line} asks a server about callers, which nobody can ask again: its calls are judged as if it had not answered`,
      );
    }
    if (line.verification !== undefined && monitor === "enforced") {
      notes.push(
        `line ${line.line} judges verdicts on caller IDs, which executions alone tell: all other calls are judged as if they had none`,
      );
    }
    return [{ name: line.line, policy: withNumbers(line), selection: line.selection, numbers }];
  });
  if (lines.length > 0) return { lines, notes };
  throw new Error(`no line can be judged: ${notes.join("; ")}. Give --config a stack file that has it in clear`);
}

/** Which line a called number belongs to; in words, why it belongs to none. */
export type LineOf = (to: string) => { index: number } | { none: string };

/** Looks up lines by called numbers. What a filter finds by names is known only to the account. */
export function lineLookup(lines: readonly Pick<JudgedLine, "name" | "selection" | "numbers">[]): LineOf {
  const listed = new Map(lines.flatMap(({ numbers }, index) => numbers.map((number) => [number, index] as const)));
  const all = lines.findIndex(({ selection, numbers }) => selection.kind === "all" && numbers.length === 0);
  const except = lines[all]?.selection;
  const byName = lines.find(({ selection, numbers }) => selection.kind === "friendlyName" && numbers.length === 0);
  return (to) => {
    if (to === "") return { none: "no called number" };
    const index = listed.get(to);
    if (index !== undefined) return { index };
    if (all >= 0 && except?.kind === "all" && !except.except.includes(to)) return { index: all };
    return {
      none:
        byName === undefined
          ? "to a number of no line here"
          : `to a number of no line here that is known; line ${byName.name} finds its numbers by name, which only the account knows`,
    };
  };
}
