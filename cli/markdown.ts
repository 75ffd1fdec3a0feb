/** Text that Markdown takes as it is, also in a table. */
export function markdownText(plain: string): string {
  return oneLine(plain).replace(/[\\`*_[\]<>|~#&]/g, "\\$&");
}

/** A code span, which may hold backticks and stand in a table. */
export function markdownCode(plain: string): string {
  const fence = "`".repeat(Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = fence.length > 1 ? " " : "";
  return `${fence}${pad}${oneLine(plain).replaceAll("|", "\\|")}${pad}${fence}`;
}

/** A table. Its cells are Markdown already. */
export function markdownTable(head: readonly string[], align: readonly string[], rows: readonly string[][]): string {
  return [head, align, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function oneLine(plain: string): string {
  return plain.replace(/\s+/g, " ");
}
