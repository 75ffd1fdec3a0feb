import { WIDGETS } from "../widgets";
import { type Rule } from "./finding";

/** A property is one that the widget has: Studio ignores a misspelt one. Widgets that Ringfence does not write have any. */
export const knownProperties: Rule = {
  name: "known-properties",
  check: (flow) =>
    flow.states.flatMap((state, index) => {
      const known = WIDGETS.get(state.type)?.properties;
      if (known === undefined) return [];
      return Object.keys(state.properties)
        .filter((key) => key !== "offset" && !known.includes(key))
        .map((key) => ({
          at: ["states", index, "properties", key],
          reason: `is not a property of ${state.type}`,
          remedy: known.length === 0 ? "Leave it out" : `Its properties are ${known.join(", ")}`,
        }));
    }),
};
