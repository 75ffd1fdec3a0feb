import { type SetVariablesProperties } from "../../schema/generated/flow-definition";
import { STATE } from "../base/names";
import { type FlowState } from "../definition";
import { proceed, SimulationError, type Widget } from "./widget";

/** Sets `flow.variables`, one after the other: a later value may use an earlier one. The call goes on ringing. */
export const SET_VARIABLES: Widget = {
  type: "set-variables",
  title: "Set Variables",
  properties: ["variables"],
  events: [],
  answers: "no",
  simulate(state, execution) {
    const variables: unknown = state.properties.variables ?? [];
    if (!Array.isArray(variables)) throw new SimulationError(state.name, "properties.variables is not a list");
    for (const entry of variables as unknown[]) {
      const { key, value } = (entry ?? {}) as { key?: unknown; value?: unknown };
      if (typeof key !== "string" || typeof value !== "string") {
        throw new SimulationError(state.name, "a variable needs a key and a value, both as text");
      }
      execution.variables[key] = execution.render(state, value);
    }
    return proceed(state, "next");
  },
  draw({ name }) {
    if (name === STATE.wouldReject) return { shape: "note", label: "notes that the call would be rejected" };
    if (name === STATE.hangUp) return { shape: "reject", label: "hangs up" };
    return { shape: "forward", label: "sets variables" };
  },
};

/** Writes variables. Without `next` the flow ends, and with it the call if it has been answered. */
export function setVariables(name: string, variables: Record<string, string>, next?: string): FlowState {
  const properties: SetVariablesProperties = {
    variables: Object.entries(variables).map(([key, value]) => ({ key, value })),
  };
  return {
    name,
    type: SET_VARIABLES.type,
    transitions: [{ event: "next", ...(next !== undefined && { next }) }],
    properties,
  };
}
