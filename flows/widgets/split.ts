import { type SplitProperties } from "../../schema/generated/flow-definition";
import { LIQUID } from "../base/names";
import { type FlowCondition, type FlowState, type FlowTransition } from "../definition";
import { CONDITIONS } from "./conditions";
import { type Execution, plainText, proceed, SimulationError, type Widget } from "./widget";

/** A split on a Liquid expression. The first `match` in the order of the definition whose conditions all hold decides. */
export const SPLIT: Widget = {
  type: "split-based-on",
  title: "Split Based On…",
  properties: ["input"],
  events: [],
  answers: "no",
  simulate(state, execution) {
    for (const transition of state.transitions) {
      if (transition.event !== "match") continue;
      const conditions = transition.conditions ?? [];
      if (conditions.length > 0 && conditions.every((condition) => holds(state, condition, execution))) {
        return { event: "match", next: transition.next === "" ? undefined : transition.next };
      }
    }
    return proceed(state, "noMatch");
  },
  draw(state) {
    const input = plainText(state, "input");
    return {
      shape: "split",
      label: `looks at ${INPUTS[input] ?? WIDGET_INPUTS.find(([end]) => input.endsWith(end))?.[1] ?? input}`,
    };
  },
};

const INPUTS: Readonly<Record<string, string>> = {
  [LIQUID.caller]: "the caller's number",
  [LIQUID.called]: "the called number",
  [LIQUID.callerCountry]: "the caller's country",
  [LIQUID.stirVerstat]: "the verdict on the caller ID",
};

/** What earlier widgets gave, by the end of the expression. */
const WIDGET_INPUTS: readonly (readonly [string, string])[] = [
  [".Digits}}", "the digits"],
  [".parsed.verdict}}", "the answer"],
  [".body}}", "the form of the answer"],
];

/** One test of a split: `value` follows `type` and is never empty. */
export interface Match {
  /** What Studio shows at the transition. */
  label: string;
  type: "matches_any_of" | "equal_to" | "starts_with" | "regex" | "is_blank";
  value: string;
  next: string;
}

/** Writes a split. `noMatch` comes first, as Studio writes it, and always leads somewhere. */
export function split(name: string, input: string, noMatch: string, matches: Match[]): FlowState {
  const properties: SplitProperties = { input };
  return {
    name,
    type: SPLIT.type,
    transitions: [
      { event: "noMatch", next: noMatch },
      ...matches.map(({ label, type, value, next }): FlowTransition => ({
        event: "match",
        next,
        // One condition each: whether several would be joined by AND or by OR is not documented.
        conditions: [{ friendly_name: label, arguments: [input], type, value }],
      })),
    ],
    properties,
  };
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
    // Only a regular expression can fail; Studio accepts a broken one without a message.
    const reason = error instanceof Error ? error.message : String(error);
    throw new SimulationError(state.name, `condition "${value}" cannot be tested: ${reason}`);
  }
}
