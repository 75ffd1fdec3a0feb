import { isTurnedAway, STATE } from "../../base/names";
import { type Graph } from "./rows";

/** A place on the grid. `line` breaks a row that is too wide: 0 for its first line. */
export interface Place {
  column: number;
  row: number;
  line: number;
}

/** Most widgets side by side behind one split; more go on in a further line. */
const MAX_COLUMNS = 8;

/** The checks of the fence stand in the middle; who is kept out goes left, who gets through goes right. */
const TRUNK = 0;
const LEFT = -1;

/**
 * The place of every state. A state that the trunk leads to from far above gets a column of its own down to its row, so
 * that no widget stands in the way; the later the trunk leads there, the nearer it stands, so that these ways nest.
 */
export function placesOf(graph: Graph, rows: ReadonlyMap<string, number>): Map<string, Place> {
  const rowOf = (name: string) => rows.get(name) ?? 0;
  const places = new Map<string, Place>();
  const taken = new Set<string>();
  const put = (name: string, column: number, line = 0): void => {
    places.set(name, { column, row: rowOf(name), line });
    taken.add(`${column} ${rowOf(name)}`);
  };
  const isFree = (column: number, from: number, to: number): boolean => {
    for (let row = from; row <= to; row += 1) if (taken.has(`${column} ${row}`)) return false;
    return true;
  };

  const behind: string[] = [];
  for (const { name } of graph.states) {
    const isFreeHere = (column: number) => isFree(column, rowOf(name), rowOf(name));
    // Two checks are in one row where nobody goes from the one to the other.
    if (isTrunk(name)) put(name, nextFree(TRUNK, 1, isFreeHere));
    else if (isTurnedAway(name)) put(name, nextFree(LEFT, -1, isFreeHere));
    else behind.push(name);
  }

  /** First row below the highest of those who lead to a state. */
  const startOf = new Map(
    behind.map((name) => [
      name,
      Math.min(rowOf(name), ...(graph.leaders.get(name) ?? []).map((one) => rowOf(one) + 1)),
    ]),
  );
  const start = (name: string) => startOf.get(name) ?? 0;
  const isLong = (name: string) => start(name) < rowOf(name) || (graph.leaders.get(name) ?? []).some(isTrunk);
  const long = behind.filter(isLong).sort((one, other) => start(other) - start(one) || rowOf(one) - rowOf(other));
  for (const name of long) {
    const column = nextFree(1, 1, (candidate) => isFree(candidate, start(name), rowOf(name)));
    put(name, column);
    for (let row = start(name); row < rowOf(name); row += 1) taken.add(`${column} ${row}`);
  }

  for (const [row, names] of byRow(behind, isLong, rowOf)) {
    const columnOver = (name: string) =>
      mean((graph.leaders.get(name) ?? []).map((one) => places.get(one)?.column ?? 1));
    const ordered = names
      .map((name) => ({ name, wanted: columnOver(name) }))
      .sort((one, other) => one.wanted - other.wanted);
    const width = Math.min(MAX_COLUMNS, ordered.length);
    const first = Math.max(TRUNK, Math.round(mean(ordered.map(({ wanted }) => wanted)) - (width - 1) / 2));
    const columns: number[] = [];
    for (let column = first; columns.length < width; column += 1) if (isFree(column, row, row)) columns.push(column);
    ordered.forEach(({ name }, index) => put(name, columns[index % width] ?? first, Math.floor(index / width)));
  }
  return places;
}

/** Is it one of the checks that every caller meets, from the trigger on? */
function isTrunk(name: string): boolean {
  return name === STATE.trigger || (name.startsWith("caller_") && name !== STATE.route);
}

function nextFree(first: number, step: number, free: (column: number) => boolean): number {
  let column = first;
  while (!free(column)) column += step;
  return column;
}

function byRow(
  names: readonly string[],
  isPlaced: (name: string) => boolean,
  rowOf: (name: string) => number,
): [number, string[]][] {
  const rows = new Map<number, string[]>();
  for (const name of names) {
    if (!isPlaced(name)) rows.set(rowOf(name), [...(rows.get(rowOf(name)) ?? []), name]);
  }
  return [...rows].sort(([one], [other]) => one - other);
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 1 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
