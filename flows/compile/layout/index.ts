import { type FlowState } from "../../definition";
import { type Place, placesOf } from "./columns";
import { graphOf, rowsOf } from "./rows";

/**
 * A widget's space on Studio's canvas, in its units. Nobody documents it: in flows that people have laid out, neighbours
 * stand 310 to 330 apart, and what follows a split 220 to 310 below it.
 */
export const WIDGET = { width: 320, height: 220 } as const;

/** From one column or row to the next. */
const STEP = { x: 360, y: 280 } as const;

/**
 * Gives every state its place: the checks of the fence run down from the trigger, who is kept out goes to the left, who
 * gets through to the right. Places follow from the transitions alone, so that a change of a list moves nothing.
 */
export function layout(states: FlowState[]): FlowState[] {
  const graph = graphOf(states);
  const rows = rowsOf(graph);
  const places = placesOf(graph, rows);
  const tops = topsOf(places);
  return states.map((state) => {
    const { column, row, line } = places.get(state.name) ?? { column: 0, row: 0, line: 0 };
    const offset = { x: column * STEP.x, y: ((tops.get(row) ?? 0) + line) * STEP.y };
    return { ...state, properties: { ...state.properties, offset } };
  });
}

/** Where each row begins, counted in lines: a row that is broken pushes those below it down. */
function topsOf(places: ReadonlyMap<string, Place>): Map<number, number> {
  const lines = new Map<number, number>();
  for (const { row, line } of places.values()) lines.set(row, Math.max(lines.get(row) ?? 1, line + 1));
  const tops = new Map<number, number>();
  let top = 0;
  for (const [row, count] of [...lines].sort(([one], [other]) => one - other)) {
    tops.set(row, top);
    top += count;
  }
  return tops;
}
