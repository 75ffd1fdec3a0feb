import { type Finding, type Rule } from "./finding";

/** A flow starts at its trigger, and there is one. */
export const oneTrigger: Rule = {
  name: "one-trigger",
  check: (flow) => {
    const triggers = flow.states.filter(({ type }) => type === "trigger");
    const findings: Finding[] = [];
    if (triggers.length !== 1) {
      findings.push({
        at: ["states"],
        value: triggers.map(({ name }) => name),
        reason: `are ${triggers.length} triggers, not one`,
        remedy: "Keep exactly one widget of type trigger",
      });
    }
    if (flow.states.find(({ name }) => name === flow.initial_state)?.type !== "trigger") {
      findings.push({
        at: ["initial_state"],
        value: flow.initial_state,
        reason: "is not a trigger",
        remedy: "Name the widget of type trigger",
      });
    }
    return findings;
  },
};
