import { type FlowState } from "../definition";
import { type Execution, type Outcome } from "../simulate/execution";

/** Puts the call into a queue, which answers it. Who takes it there, and when, is not simulated. */
export function enqueue(state: FlowState, execution: Execution): Outcome {
  execution.answered = true;
  const queue = execution.text(state, "queue_name");
  return { end: { kind: "queue", state: state.name, queue, workflow: execution.text(state, "workflow_sid") } };
}
