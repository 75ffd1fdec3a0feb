import { type Call, type SimulatedCall } from "../../flows";
import { type Decisions, ordinary } from "./decisions";

/** One way that a caller's call can take. */
export interface Way {
  /** What has to happen for it, in words that follow "with"; none for the most ordinary way, which is the first. */
  when: readonly string[];
  call: Call;
  simulated: SimulatedCall;
}

/** Most ways of one call that are followed; a policy with everything in it has some forty. */
const MOST_WAYS = 500;

/**
 * Every way that a call can take, the most ordinary first: at each widget whose way depends on what nobody knows beforehand,
 * the call is followed with all that can happen there.
 */
export function waysOf(call: Call, decisions: Decisions, follow: (call: Call) => SimulatedCall): Way[] {
  const ways: Way[] = [];
  const explore = (one: Call, when: readonly string[], decided: ReadonlySet<string>): void => {
    if (ways.length >= MOST_WAYS) return;
    const simulated = follow(one);
    ways.push({ when, call: one, simulated });
    const known = new Set(decided);
    let previous = "";
    for (const { state, type } of simulated.steps) {
      const options = decisions.get(state) ?? [];
      // Further attempts of one challenge come right after each other.
      const isAgain = type === "gather-input-on-call" && previous === type;
      previous = type;
      if (known.has(state) || options.length === 0) continue;
      known.add(state);
      if (isAgain) continue;
      for (const option of options) explore(option.take(one), [...when, option.when], known);
    }
  };
  explore(ordinary(call), [], new Set());
  return ways;
}
