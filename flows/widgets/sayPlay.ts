import { type FlowState } from "../definition";
import { type Execution, type Outcome, proceed } from "../simulate/execution";

/** Speaks or plays, which answers the call. With nothing behind it the call is hung up. */
export function sayPlay(state: FlowState, execution: Execution): Outcome {
  execution.answered = true;
  const spoken = execution.text(state, "say") || execution.text(state, "play");
  const outcome = proceed(state, "audioComplete");
  return "next" in outcome && outcome.next === undefined
    ? { end: { kind: "said", state: state.name, text: spoken } }
    : outcome;
}
