import { type FlowState } from "../definition";

/** States by name; of two with one name the first. */
export function byName(list: readonly FlowState[]): Map<string, FlowState> {
  const states = new Map<string, FlowState>();
  for (const state of list) if (!states.has(state.name)) states.set(state.name, state);
  return states;
}

/** Names that a state's transitions lead to. */
export function followers(state: FlowState): string[] {
  return state.transitions.flatMap(({ next }) => (next === undefined || next === "" ? [] : [next]));
}

/** Every state that a call can come to from `start`, `start` included if there is such a state. */
export function reachableFrom(start: string, states: ReadonlyMap<string, FlowState>): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    open.push(...followers(state));
  }
  return reached;
}
