import fc from "fast-check";
import { compile, type FlowState } from "../../flows";
import { WIDGET } from "../../flows/compile/layout";
import { anyPolicy, anySurroundings } from "../../test/harness/flows/policies";

interface Point {
  x: number;
  y: number;
}

/** Where a state stands on Studio's canvas. */
function offsetOf(state: FlowState): Point {
  return state.properties.offset as Point;
}

/** Pairs of widgets that cover each other. */
export function overlaps(states: readonly FlowState[]): number {
  return pairs(states).filter(([one, other]) => {
    const [a, b] = [offsetOf(one), offsetOf(other)];
    return Math.abs(a.x - b.x) < WIDGET.width && Math.abs(a.y - b.y) < WIDGET.height;
  }).length;
}

/** Pairs of transitions that cross, each drawn straight from a widget's lower edge to the upper edge of the next. */
export function crossings(states: readonly FlowState[]): number {
  const offsets = new Map(states.map((state) => [state.name, offsetOf(state)]));
  const lines = states.flatMap((state) =>
    [...new Set(state.transitions.map(({ next }) => next))].flatMap((next) => {
      const [from, to] = [offsetOf(state), next === undefined ? undefined : offsets.get(next)];
      return to === undefined ? [] : [{ from: { x: from.x, y: from.y + WIDGET.height }, to }];
    }),
  );
  return pairs(lines).filter(([one, other]) => {
    const side = (line: typeof one, point: Point) =>
      Math.sign(
        (line.to.x - line.from.x) * (point.y - line.from.y) - (line.to.y - line.from.y) * (point.x - line.from.x),
      );
    return side(one, other.from) * side(one, other.to) < 0 && side(other, one.from) * side(other, one.to) < 0;
  }).length;
}

/** What of dagre is used: its types are for ES modules alone. */
interface Dagre {
  graphlib: { Graph: new () => DagreGraph };
  layout: (graph: DagreGraph) => void;
}

interface DagreGraph {
  setGraph: (label: object) => void;
  setDefaultEdgeLabel: (label: () => object) => void;
  setNode: (name: string, label: object) => void;
  setEdge: (from: string, to: string) => void;
  node: (name: string) => Point;
}

/** The same states where dagre would put them. */
function byDagre(dagre: Dagre, states: readonly FlowState[]): FlowState[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ nodesep: 40, ranksep: 60 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of states) graph.setNode(name, { ...WIDGET });
  for (const { name, transitions } of states) {
    for (const { next } of transitions) if (next !== undefined) graph.setEdge(name, next);
  }
  dagre.layout(graph);
  return states.map((state) => {
    const { x, y } = graph.node(state.name);
    const offset = { x: Math.round(x - WIDGET.width / 2), y: Math.round(y - WIDGET.height / 2) };
    return { ...state, properties: { ...state.properties, offset } };
  });
}

/** Overlaps and crossings on random policies, our places beside dagre's. One JSON line. */
export async function benchLayout(policies = 1000): Promise<void> {
  const dagre = (await import("@dagrejs/dagre")) as unknown as Dagre;
  const scenes = fc.sample(fc.tuple(anyPolicy, anySurroundings), { numRuns: policies, seed: 1 });
  const flows = scenes.map(([policy, surroundings]) => compile(policy, surroundings).states);
  const total = (count: (states: readonly FlowState[]) => number, list: readonly FlowState[][]) =>
    list.reduce((sum, states) => sum + count(states), 0);
  const dagres = flows.map((states) => byDagre(dagre, states));
  console.log(
    JSON.stringify({
      step: "layout",
      policies,
      widgets: flows.reduce((sum, states) => sum + states.length, 0),
      overlaps: total(overlaps, flows),
      crossings: total(crossings, flows),
      flowsWithCrossings: flows.filter((states) => crossings(states) > 0).length,
      dagreOverlaps: total(overlaps, dagres),
      dagreCrossings: total(crossings, dagres),
    }),
  );
}

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]));
}
