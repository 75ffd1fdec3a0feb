import { type FlowState } from "../../definition";

/** A flow's states as a graph: who leads to whom, each pair once. */
export interface Graph {
  states: readonly FlowState[];
  followers: ReadonlyMap<string, readonly string[]>;
  leaders: ReadonlyMap<string, readonly string[]>;
}

/** The graph of the states. Transitions to states that are not there count as none. */
export function graphOf(states: readonly FlowState[]): Graph {
  const leaders = new Map(states.map(({ name }): [string, string[]] => [name, []]));
  const followers = new Map<string, string[]>();
  for (const { name, transitions } of states) {
    const next = new Set<string>();
    for (const transition of transitions) {
      if (transition.next !== undefined && transition.next !== name && leaders.has(transition.next)) {
        next.add(transition.next);
      }
    }
    followers.set(name, [...next]);
    for (const follower of next) leaders.get(follower)?.push(name);
  }
  return { states, followers, leaders };
}

/** The row of each state: the steps of the longest way to it. A way that turns back counts up to its turn. */
export function rowsOf({ states, followers }: Graph): Map<string, number> {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    followers.get(name)?.forEach(visit);
    order.push(name);
  };
  for (const { name } of states) visit(name);
  order.reverse();

  const position = new Map(order.map((name, index) => [name, index]));
  const rows = new Map(states.map(({ name }) => [name, 0]));
  for (const name of order) {
    const below = (rows.get(name) ?? 0) + 1;
    for (const follower of followers.get(name) ?? []) {
      const isBack = (position.get(follower) ?? 0) < (position.get(name) ?? 0);
      if (!isBack) rows.set(follower, Math.max(rows.get(follower) ?? 0, below));
    }
  }
  return rows;
}
