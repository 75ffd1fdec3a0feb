import { type FlowState } from "../definition";
import { SimulationError } from "../simulate/error";
import { type Execution, type Outcome, proceed } from "../simulate/execution";

/** Sets `flow.variables`, one after the other: a later value may use an earlier one. */
export function setVariables(state: FlowState, execution: Execution): Outcome {
  const variables: unknown = state.properties.variables ?? [];
  if (!Array.isArray(variables)) throw new SimulationError(state.name, "properties.variables is not a list");
  for (const entry of variables as unknown[]) {
    const { key, value } = (entry ?? {}) as { key?: unknown; value?: unknown };
    if (typeof key !== "string" || typeof value !== "string") {
      throw new SimulationError(state.name, "a variable has no key and value in text");
    }
    execution.variables[key] = execution.render(state, value);
  }
  return proceed(state, "next");
}
