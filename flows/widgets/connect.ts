import { type FlowState } from "../definition";
import { type Execution, type Outcome } from "../simulate/execution";

/** Dials. That answers the caller's leg; what the other side does is not simulated. */
export function connect(state: FlowState, execution: Execution): Outcome {
  execution.answered = true;
  const noun = execution.text(state, "noun");
  const address = execution.text(state, noun === "sip" ? "sip_endpoint" : "to");
  const to = noun === "number-multi" ? address.split(",") : [address];
  return {
    end: {
      kind: "dial",
      state: state.name,
      noun,
      to: to.map((one) => one.trim()).filter((one) => one !== ""),
      callerId: execution.text(state, "caller_id"),
    },
  };
}
