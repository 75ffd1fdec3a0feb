import { type FlowState } from "../definition";
import { SimulationError } from "./error";
import { type Answer, type Execution, type Outcome, proceed } from "./execution";
import { type Widget } from "../widgets/simulated";

/** Goes on by the answer that was given for the widget; undefined without one. */
export function answered(
  state: FlowState,
  answers: Readonly<Record<string, string | Answer>> | undefined,
  execution: Execution,
  widget: Widget,
): Outcome | undefined {
  if (answers === undefined || !Object.hasOwn(answers, state.name)) return undefined;
  const given = answers[state.name];
  if (given === undefined) return undefined;
  const { event, values }: Answer = typeof given === "string" ? { event: given } : given;
  if (!widget.events.includes(event)) {
    const known = widget.events.length === 0 ? "it takes none" : `it has ${widget.events.join(", ")}`;
    throw new SimulationError(state.name, `"${event}" is no answer for a widget of type "${state.type}"; ${known}`);
  }
  if (widget.answers) execution.answered = true;
  execution.keep(state, values);
  return proceed(state, event);
}
