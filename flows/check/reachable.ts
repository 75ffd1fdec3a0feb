import { type Rule } from "./finding";
import { byName, reachableFrom } from "./graph";

/** A widget that no call can come to is a mistake in the making. */
export const reachable: Rule = {
  name: "reachable",
  check: (flow) => {
    const reached = reachableFrom(flow.initial_state, byName(flow.states));
    return flow.states.flatMap(({ name }, index) =>
      reached.has(name)
        ? []
        : {
            at: ["states", index],
            value: name,
            reason: "cannot be reached from the trigger",
            remedy: "Lead a transition to it, or leave it out",
          },
    );
  },
};
