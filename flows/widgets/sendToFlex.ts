import { type FlowState } from "../definition";
import { type Execution, type Outcome } from "../simulate/execution";

/** Hands the call to Flex, which answers it. Which agent takes it is not simulated. */
export function sendToFlex(state: FlowState, execution: Execution): Outcome {
  execution.answered = true;
  const workflow = execution.text(state, "workflow");
  return { end: { kind: "flex", state: state.name, workflow, channel: execution.text(state, "channel") } };
}
