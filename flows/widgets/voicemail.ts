import { type FlowState } from "../definition";
import { type Execution, type Outcome } from "../simulate/execution";

/** Seconds that Studio records at most, unless told otherwise. */
const DEFAULT_LENGTH = 3600;

/** Records a message, which answers the call. What is left behind a message is not simulated. */
export function voicemail(state: FlowState, execution: Execution): Outcome {
  execution.answered = true;
  const length = state.properties.max_length;
  const maxLength = typeof length === "number" ? length : DEFAULT_LENGTH;
  return { end: { kind: "voicemail", state: state.name, maxLength } };
}
