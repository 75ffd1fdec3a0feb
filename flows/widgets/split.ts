import { type FlowCondition, type FlowState } from "../definition";
import { CONDITIONS } from "./conditions";
import { SimulationError } from "../simulate/error";
import { type Execution, type Outcome, proceed } from "../simulate/execution";

/** The first `match` in the order of the definition whose conditions all hold, else `noMatch`. */
export function split(state: FlowState, execution: Execution): Outcome {
  for (const transition of state.transitions) {
    if (transition.event !== "match") continue;
    const conditions = transition.conditions ?? [];
    if (conditions.length > 0 && conditions.every((condition) => holds(state, condition, execution))) {
      return { event: "match", next: transition.next === "" ? undefined : transition.next };
    }
  }
  return proceed(state, "noMatch");
}

function holds(state: FlowState, condition: FlowCondition, execution: Execution): boolean {
  const test = CONDITIONS[condition.type];
  if (test === undefined) throw new SimulationError(state.name, `there is no condition type "${condition.type}"`);
  const template = condition.arguments[0] ?? state.properties.input;
  const input = typeof template === "string" ? execution.render(state, template).trim() : "";
  const value = execution.render(state, condition.value).trim();
  try {
    return test(input, value);
  } catch (error) {
    // Only a regular expression can fail; Studio takes a broken one and says nothing.
    const reason = error instanceof Error ? error.message : String(error);
    throw new SimulationError(state.name, `condition "${value}" cannot be tested: ${reason}`);
  }
}
