import { type Call } from "../base/call";
import { type FlowDefinition, type FlowState } from "../definition";
import { type SimulatedEnd, SimulationError, type Step, type Widget, WIDGETS } from "../widgets";
import { proceed } from "../widgets/widget";
import { type Answer, CallExecution } from "./execution";

export { type SimulatedEnd, SimulationError } from "../widgets";
export { type Answer } from "./execution";

/** What became of a simulated call. */
export interface SimulatedCall {
  /** The widgets that the call passed, in order. No event at the one that it left the flow by. */
  steps: SimulatedStep[];
  /** Did the flow answer the call (speech, a dial)? A redirect that follows may still do so. */
  answered: boolean;
  /** What set-variables has set. */
  variables: Record<string, string>;
  end: SimulatedEnd;
}

/** One widget on a call's way. */
export interface SimulatedStep {
  state: string;
  type: string;
  event?: string;
}

/** What the flow alone does not tell. */
export interface SimulationOptions {
  /** Default 1,000, which is Studio's limit. */
  maxSteps?: number;
  /**
   * How widgets end that depend on a caller, a server or a queue, by their names: an event such as `keypress`, or one
   * with values. A widget that ends the call, such as a dial, goes on by its answer if it has one.
   */
  answers?: Readonly<Record<string, string | Answer>>;
}

/** Studio ends an execution after so many steps. */
const MAX_STEPS = 1000;

/** Studio stops where one widget runs so often in a row. */
const MAX_REPEATS = 10;

/**
 * Takes a call through any flow definition as Studio would. No network, no clock but Liquid's own. What the flow does
 * not tell is never guessed: `options.answers` says it.
 *
 * @throws SimulationError at a widget that is not simulated or lacks an answer, a missing state, or a flow that does
 * not end.
 * @example
 * ```ts
 * const { end, answered, steps } = simulate(definition, { from: "+12025550123", to: "+15550100001", callerCountry: "US" });
 * // end: { kind: "redirect", state: "forward_call", url: "https://example.com/voice", method: "POST" }
 * ```
 */
export function simulate(flow: FlowDefinition, call: Call, options: SimulationOptions = {}): SimulatedCall {
  const maxSteps = options.maxSteps ?? MAX_STEPS;
  const states = new Map(flow.states.map((state) => [state.name, state]));
  const execution = new CallExecution(call);
  const steps: SimulatedStep[] = [];
  const finish = (end: SimulatedEnd): SimulatedCall => ({
    steps,
    answered: execution.answered,
    variables: execution.variables,
    end,
  });

  let name = flow.initial_state;
  let repeats = 0;
  for (;;) {
    const state = states.get(name);
    if (state === undefined) throw new SimulationError(name, "is not in the flow");
    if (steps.length >= maxSteps) throw new SimulationError(name, `the call took ${maxSteps} steps without an end`);
    repeats = steps.at(-1)?.state === name ? repeats + 1 : 1;
    if (repeats >= MAX_REPEATS)
      throw new SimulationError(name, `ran ${MAX_REPEATS} times in a row; Studio stops there`);

    const widget = WIDGETS.get(state.type);
    if (widget === undefined) throw new SimulationError(name, `widgets of type "${state.type}" are not simulated`);
    const step = answered(state, options.answers, execution, widget) ?? stepOf(state, execution, widget);
    if ("end" in step) {
      steps.push({ state: name, type: state.type });
      return finish(step.end);
    }
    steps.push({ state: name, type: state.type, event: step.event });
    if (step.next === undefined) return finish({ kind: "end", state: name });
    name = step.next;
  }
}

/** Goes on by the answer that was given for the widget; undefined without one. */
function answered(
  state: FlowState,
  answers: SimulationOptions["answers"],
  execution: CallExecution,
  widget: Widget,
): Step | undefined {
  if (answers === undefined || !Object.hasOwn(answers, state.name)) return undefined;
  const given = answers[state.name];
  if (given === undefined) return undefined;
  const { event, values }: Answer = typeof given === "string" ? { event: given } : given;
  if (!widget.events.includes(event)) {
    const known = widget.events.length === 0 ? "it takes none" : `it has ${widget.events.join(", ")}`;
    throw new SimulationError(state.name, `"${event}" is no answer for a widget of type "${state.type}"; ${known}`);
  }
  if (widget.answers === "yes") execution.answered = true;
  execution.keep(state, values);
  return proceed(state, event);
}

function stepOf(state: FlowState, execution: CallExecution, widget: Widget): Step {
  const step = widget.simulate?.(state, execution);
  if (step !== undefined) return step;
  const events = widget.events.map((event) => `"${event}"`).join(" or ");
  throw new SimulationError(
    state.name,
    `the flow does not say how a widget of type "${state.type}" ends; give answers: { ${state.name}: ${events} }`,
    widget.request?.(state, execution),
  );
}
