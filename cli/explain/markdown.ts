import { type Row } from "./rows";

/** A line, explained. */
export interface ExplainedLine {
  line: string;
  mode: "enforce" | "monitor" | "open" | "secret";
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
  monitor: "**Mode `monitor`:** nobody is kept out. Who would be is noted as `would_reject` in Studio's log.",
  open: "**Mode `open`:** the fence is open. Nobody is kept out.",
  secret: "The mode is secret.",
};

/** A Markdown document for people who review a change of the stack. The same input gives the same text. */
export function markdown(title: string, file: string, lines: readonly ExplainedLine[]): string {
  const numbers = new Set(lines.flatMap((line) => line.numbers ?? []));
  const unlisted = lines.some((line) => line.numbers === undefined);
  const phones = unlisted && numbers.size === 0 ? "phone numbers as below" : counted(numbers.size, "phone number");
  const more = unlisted && numbers.size > 0 ? ", and those below that are not listed" : "";
  const head = [
    `# Call screening of ${code(title)}`,
    `From ${code(file)}: ${counted(lines.length, "line")}, ${phones}${more}.`,
  ];
  return `${[...head, ...lines.flatMap(section)].join("\n\n")}\n`;
}

function section({ line, mode, numbers, filter, checks }: ExplainedLine): string[] {
  const long = checks.flatMap((row, index) => (row.entries.length > MAX_IN_CELL ? [{ row, number: index + 1 }] : []));
  return [
    `## Line ${code(line)}`,
    ...[MODES[mode]].filter((text) => text !== ""),
    "The first row that applies to a caller decides; of the exceptions, the most specific.",
    table(checks),
    ...long.flatMap(({ row, number }) => [`Row ${number}:`, row.entries.map((entry) => `- ${text(entry)}`).join("\n")]),
    `### ${numbers === undefined ? "Numbers" : counted(numbers.length, "number")}`,
    numbers === undefined ? text(filter ?? "secret") : numbers.map((number) => `- ${code(number)}`).join("\n"),
  ];
}

function table(rows: readonly Row[]): string {
  const cells = rows.map((row, index) => {
    const { words, target } = row.meets;
    return [
      String(index + 1),
      row.check,
      callers(row),
      `${text(words)}${target === undefined ? "" : ` ${code(target)}`}`,
    ];
  });
  const lines = [["", "Check", "Who calls", "Is"], ["--:", "---", "---", "---"], ...cells];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function callers({ callers, entries }: Row): string {
  if (entries.length === 0) return text(callers);
  return `${text(callers)}: ${entries.length > MAX_IN_CELL ? "listed below" : entries.map(text).join(", ")}`;
}

/** Text that Markdown takes as it is, also in a table. */
function text(plain: string): string {
  return oneLine(plain).replace(/[\\`*_[\]<>|~#]/g, "\\$&");
}

/** A code span, which may hold backticks and stand in a table. */
function code(plain: string): string {
  const fence = "`".repeat(Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = fence.length > 1 ? " " : "";
  return `${fence}${pad}${oneLine(plain).replaceAll("|", "\\|")}${pad}${fence}`;
}

function oneLine(plain: string): string {
  return plain.replace(/\s+/g, " ");
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
