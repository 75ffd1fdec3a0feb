/** The program of the page of calls: its tables can be sorted by a click on a column's head, or with the keyboard. */
function makeSortable(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  const body = table.tBodies[0];
  if (body === undefined) return;
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const isAscending = head.getAttribute("aria-sort") === "descending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
      const sign = isAscending ? 1 : -1;
      body.append(...[...body.rows].sort((one, other) => sign * compare(one.cells[column], other.cells[column])));
    });
  });
}

function compare(one: HTMLElement | undefined, other: HTMLElement | undefined): number {
  const [first, second] = [one?.dataset.value, other?.dataset.value];
  if (first !== undefined && second !== undefined) return Number(first) - Number(second);
  return (one?.textContent ?? "").localeCompare(other?.textContent ?? "", "en");
}

for (const table of document.querySelectorAll<HTMLTableElement>("table.sortable")) makeSortable(table);
