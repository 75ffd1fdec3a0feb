import { type Rule } from "./finding";

/** Without a `noMatch` that leads on, Studio ends the call with nothing; what the caller hears is not documented. */
export const splitDefault: Rule = {
  name: "split-default",
  check: (flow) =>
    flow.states.flatMap((state, index) => {
      if (state.type !== "split-based-on") return [];
      const defaults = state.transitions.filter(({ event }) => event === "noMatch");
      if (defaults.length === 1 && (defaults[0]?.next ?? "") !== "") return [];
      return {
        at: ["states", index, "transitions"],
        value: state.name,
        reason: "has no noMatch that leads to a widget",
        remedy: "Give the split one noMatch transition with next",
      };
    }),
};
