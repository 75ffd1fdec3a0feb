import { type FlowCondition, type FlowDefinition, type FlowState } from "../../flows";
import { LIQUID } from "../../flows/base/names";
import { byName, reachableFrom } from "../../flows/check/graph";
import { CONDITIONS } from "../../flows/widgets/conditions";

/** Which transition of each split on the called number a number takes: its index, or -1. */
export function takenTransitions({ states }: FlowDefinition, number: string): number[] {
  return states.filter(isCalledSplit).map((state) => matchOf(state, number));
}

/**
 * A flow as the callers of one number reach it: splits on the called number keep the transition of that number, and
 * widgets that its callers cannot reach are left out. With a handler for each of many numbers, a call is followed many times as fast.
 */
export function flowForNumber(definition: FlowDefinition, number: string): FlowDefinition {
  if (!definition.states.some(isCalledSplit)) return definition;
  const states = definition.states.map((state) => {
    if (!isCalledSplit(state)) return state;
    const match = matchOf(state, number);
    return { ...state, transitions: state.transitions.filter(({ event }, at) => at === match || event !== "match") };
  });
  const reached = reachableFrom(definition.initial_state, byName(states));
  return { ...definition, states: states.filter(({ name }) => reached.has(name)) };
}

/** One that somebody edited so that it looks at more is left as it is. */
function isCalledSplit({ type, properties, transitions }: FlowState): boolean {
  if (type !== "split-based-on" || properties.input !== LIQUID.called) return false;
  return transitions.every(({ conditions = [] }) => conditions.every(looksAtCalled));
}

function looksAtCalled({ value, arguments: [input = LIQUID.called] }: FlowCondition): boolean {
  return input === LIQUID.called && !/\{\{|\{%/.test(value);
}

function matchOf({ transitions }: FlowState, number: string): number {
  return transitions.findIndex(
    ({ event, conditions = [] }) =>
      event === "match" && conditions.length > 0 && conditions.every((condition) => fits(condition, number)),
  );
}

function fits({ type, value }: FlowCondition, number: string): boolean {
  return CONDITIONS[type]?.(number, value.trim()) === true;
}
