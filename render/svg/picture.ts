import { type FlowDefinition } from "../../flows/definition";
import { layout } from "../../flows/compile/layout";
import { type Exit, exitsOf } from "../exits";
import { widgetWords, type WidgetWords } from "../widget";

/** A widget on the picture; all lengths in units of the picture. */
export interface Box extends WidgetWords {
  name: string;
  /** Left edge. */
  x: number;
  /** Upper edge. */
  y: number;
  height: number;
  rows: BoxRow[];
}

/** A line at the bottom of a box, from which ways out begin. */
export interface BoxRow {
  label: string;
  exact: string;
  /** The ways out that begin here; several only in the last row of many. */
  exits: Exit[];
  /** Height of its middle. */
  y: number;
}

export const BOX = { width: 300, head: 62, row: 24, foot: 8 } as const;

/** Between two columns, and between two rows. */
export const GAP = { x: 60, y: 64 } as const;

/** Ways out that a box lists; the others share a last row. */
const MOST_ROWS = 6;

/** Where every widget stands. The places are those that Studio shows, only with rows as high as their boxes. */
export function boxesOf(definition: FlowDefinition): Box[] {
  const placed = layout(definition.states).map((state) => {
    const { x, y } = state.properties.offset as { x: number; y: number };
    const rows = rowsOf(exitsOf(state));
    const height = BOX.head + (rows.length === 0 ? 0 : rows.length * BOX.row + BOX.foot);
    return { state, x, y, rows, height };
  });
  const tops = new Map<number, number>();
  let top = 0;
  for (const line of [...new Set(placed.map(({ y }) => y))].sort((one, other) => one - other)) {
    tops.set(line, top);
    top += Math.max(...placed.filter(({ y }) => y === line).map(({ height }) => height)) + GAP.y;
  }
  const left = Math.min(...placed.map(({ x }) => x));
  const columns = new Map(placed.map(({ state, x }) => [state.name, x]));
  return placed.map(({ state, x, y, rows, height }) => {
    const upper = tops.get(y) ?? 0;
    return {
      ...widgetWords(state),
      name: state.name,
      x: x - left,
      y: upper,
      height,
      // What leads straight down leaves at the bottom.
      rows: sortedBy(rows, ({ exits }) => Number(columns.get(exits[0]?.to ?? "") === x)).map((row, index) => ({
        ...row,
        y: upper + BOX.head + (index + 0.5) * BOX.row,
      })),
    };
  });
}

function sortedBy<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  return [...items].sort((one, other) => rank(one) - rank(other));
}

function rowsOf(exits: readonly Exit[]): Omit<BoxRow, "y">[] {
  const alone = exits.length > MOST_ROWS ? exits.slice(0, MOST_ROWS - 1) : exits;
  const others = exits.slice(alone.length);
  const rows = alone.map((exit) => ({ label: exit.label, exact: exit.exact, exits: [exit] }));
  if (others.length === 0) return rows;
  const more = `and ${others.length} more`;
  return [...rows, { label: more, exact: more, exits: others }];
}
