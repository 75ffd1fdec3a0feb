import { type Rule } from "./finding";
import { followers } from "./graph";

/** A split whose transitions all lead to one place makes a flow longer and decides nothing. */
export const decidingSplit: Rule = {
  name: "deciding-split",
  check: (flow) =>
    flow.states.flatMap((state, index) =>
      state.type !== "split-based-on" || new Set(followers(state)).size > 1
        ? []
        : {
            at: ["states", index],
            value: state.name,
            reason: "is a split that decides nothing",
            remedy: "Lead its transitions to different widgets, or leave it out",
          },
    ),
};
