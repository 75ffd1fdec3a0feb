import { escaped } from "../svg/markup";

/** A table that people can sort. */
export interface CallTable {
  /** Unique on the page. */
  title: string;
  /** A sentence above it. */
  note?: string;
  head: readonly string[];
  /** Numbers are aligned and sorted as such. */
  rows: readonly (readonly (string | number)[])[];
}

/** Rows that a page has. The other forms have all. */
const MOST_ROWS = 500;

/** The table as a section of the page. */
export function callTable({ title, note, head, rows }: CallTable): string {
  const id = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const [first = []] = rows;
  const cellClass = (index: number) => (typeof first[index] === "number" ? ' class="number"' : "");
  const body = rows.slice(0, MOST_ROWS).map((row) => {
    const cells = row.map((cell, index) => {
      const text = typeof cell === "number" ? cell.toLocaleString("en") : escaped(cell);
      if (index === 0) return `<th scope="row">${text}</th>`;
      return `<td${cellClass(index)}${typeof cell === "number" ? ` data-value="${cell}"` : ""}>${text}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const heads = head.map((name, index) => `<th scope="col"${cellClass(index)}>${escaped(name)}</th>`);
  const left = rows.length - MOST_ROWS;
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(title)}</h2>
${note === undefined ? "" : `<p class="quiet">${escaped(note)}</p>`}
${
  rows.length === 0
    ? `<p class="quiet">None.</p>`
    : `<div class="scroll table" role="region" aria-label="Table: ${escaped(title)}" tabindex="0"><table class="sortable"><thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`
}
${left > 0 ? `<p class="quiet">And ${left.toLocaleString("en")} more rows, which --json and --format csv have.</p>` : ""}
</section>`;
}
