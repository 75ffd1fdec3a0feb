import { type Finding, type Rule } from "./finding";
import { byName } from "./graph";

/** Twilio refuses a transition, or a start, that leads to no widget. */
export const knownTargets: Rule = {
  name: "known-targets",
  check: (flow) => {
    const states = byName(flow.states);
    const finding = (at: Finding["at"], value: string): Finding[] =>
      states.has(value)
        ? []
        : [{ at, value, reason: "is not the name of a widget", remedy: "Name one of the flow's widgets" }];
    return [
      ...finding(["initial_state"], flow.initial_state),
      ...flow.states.flatMap((state, index) =>
        state.transitions.flatMap(({ next }, position) =>
          next === undefined || next === "" ? [] : finding(["states", index, "transitions", position, "next"], next),
        ),
      ),
    ];
  },
};
