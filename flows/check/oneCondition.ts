import { type Finding, type Rule } from "./finding";

/** Twilio documents neither how several conditions are joined nor which of two different inputs is looked at. */
export const oneCondition: Rule = {
  name: "one-condition",
  check: (flow) =>
    flow.states.flatMap((state, index) =>
      state.type !== "split-based-on"
        ? []
        : state.transitions.flatMap(({ event, conditions = [] }, position): Finding[] => {
            const at = ["states", index, "transitions", position, "conditions"];
            if (conditions.length !== (event === "match" ? 1 : 0)) {
              return [
                {
                  at,
                  value: conditions.length,
                  reason: "is not the number of conditions: a match has one, noMatch none",
                  remedy: "Use one match transition for each condition",
                },
              ];
            }
            const [condition] = conditions;
            if (condition === undefined) return [];
            const { arguments: inputs } = condition;
            if (inputs.length === 1 && inputs[0] === state.properties.input) return [];
            return [
              {
                at: [...at, 0, "arguments"],
                value: inputs,
                reason: "is not the split's own input",
                remedy: "Test the same expression in every condition of a split",
              },
            ];
          }),
    ),
};
