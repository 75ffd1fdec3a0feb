import { counted } from "../line/someOf";
import { markdownCode, markdownTable, markdownText } from "../markdown";
import { type Row } from "./rows";

/** A line, explained. */
export interface ExplainedLine {
  line: string;
  mode: "enforce" | "monitor" | "open" | "secret";
  /** What answers the numbers. */
  runsOn: "studio" | "function";
  /** Sorted; missing if they are secret, or chosen by a filter. */
  numbers?: string[];
  /** Which numbers a filter chooses, in words. */
  filter?: string;
  checks: Row[];
}

/** Entries that fit into a cell; a longer list stands below the table. */
const MAX_IN_CELL = 12;

const MODES: Readonly<Record<ExplainedLine["mode"], string>> = {
  enforce: "",
  monitor: "**Mode `monitor`:** nobody is kept out. Who would be is noted as `would_reject` in the log.",
  open: "**Mode `open`:** the fence is open. Nobody is kept out.",
  secret: "The mode is secret.",
};

const ON_FUNCTION = "A Twilio Function answers, in place of a Studio flow: no Studio execution is counted.";

/** A Markdown document for people who review a change of the stack. The same input gives the same text. */
export function markdown(title: string, file: string, lines: readonly ExplainedLine[]): string {
  const numbers = new Set(lines.flatMap((line) => line.numbers ?? []));
  const unlisted = lines.some((line) => line.numbers === undefined);
  const phones = unlisted && numbers.size === 0 ? "phone numbers as below" : counted(numbers.size, "phone number");
  const more = unlisted && numbers.size > 0 ? ", and those below that are not listed" : "";
  const head = [
    `# Call screening of ${markdownCode(title)}`,
    `From ${markdownCode(file)}: ${counted(lines.length, "line")}, ${phones}${more}.`,
  ];
  return `${[...head, ...lines.flatMap(section)].join("\n\n")}\n`;
}

function section({ line, mode, runsOn, numbers, filter, checks }: ExplainedLine): string[] {
  const long = checks.flatMap((row, index) => (row.entries.length > MAX_IN_CELL ? [{ row, number: index + 1 }] : []));
  return [
    `## Line ${markdownCode(line)}`,
    ...[MODES[mode], runsOn === "function" ? ON_FUNCTION : ""].filter((text) => text !== ""),
    "The first row that applies to a caller decides; of the exceptions, the most specific.",
    table(checks),
    ...long.flatMap(({ row, number }) => [
      `Row ${number}:`,
      row.entries.map((entry) => `- ${markdownText(entry)}`).join("\n"),
    ]),
    `### ${numbers === undefined ? "Numbers" : counted(numbers.length, "number")}`,
    numbers === undefined
      ? markdownText(filter ?? "secret")
      : numbers.map((number) => `- ${markdownCode(number)}`).join("\n"),
  ];
}

function table(rows: readonly Row[]): string {
  const cells = rows.map((row, index) => {
    const { words, target } = row.meets;
    return [
      String(index + 1),
      row.check,
      callers(row),
      `${markdownText(words)}${target === undefined ? "" : ` ${markdownCode(target)}`}`,
    ];
  });
  return markdownTable(["", "Check", "Who calls", "Is"], ["--:", "---", "---", "---"], cells);
}

function callers({ callers, entries }: Row): string {
  if (entries.length === 0) return markdownText(callers);
  return `${markdownText(callers)}: ${entries.length > MAX_IN_CELL ? "listed below" : entries.map(markdownText).join(", ")}`;
}
