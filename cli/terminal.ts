/** Where a command writes. */
export interface Terminal {
  out: (text: string) => void;
  error: (text: string) => void;
  /** Is `out` a screen that people look at? No by default. */
  isScreen?: boolean;
}

/** The process's own output. */
export const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isScreen: process.stdout.isTTY,
};

/** Rows of cells as text, each column as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}
