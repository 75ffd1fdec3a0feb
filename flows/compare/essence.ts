import { canonicalJson } from "../base/canonicalJson";
import { type FlowDefinition, type FlowState, type FlowTransition } from "../definition";

/**
 * Whether two definitions do the same to every call. No difference are the order of keys and of states, places on the
 * canvas, names of conditions, and events that lead nowhere: the Studio console writes all of these by itself when a flow
 * is opened and saved. Their descriptions do count.
 */
export const sameFlow = (a: FlowDefinition, b: FlowDefinition): boolean => essence(a) === essence(b);

/** What a widget does, as text that compares. */
export const stateEssence = ({ type, properties, transitions }: FlowState): string => {
  const { offset: _offset, ...rest } = properties;
  return canonicalJson({ type, properties: rest, transitions: ordered(transitions) });
};

/**
 * `seen` as if nobody had touched what makes no difference: the parts that do the same as in `known` stand there as
 * `known` has them. What is left to compare is what somebody changed.
 */
export function withoutNoise(seen: FlowDefinition, known: FlowDefinition): FlowDefinition {
  const now = new Map(seen.states.map((state) => [state.name, state]));
  const names = new Set(known.states.map(({ name }) => name));
  const kept = known.states.flatMap((before) => {
    const state = now.get(before.name);
    return state ? [quietState(state, before)] : [];
  });
  return { ...seen, states: [...kept, ...seen.states.filter(({ name }) => !names.has(name))] };
}

function essence({ initial_state, flags, description = "", states }: Partial<FlowDefinition>): string {
  const widgets = Object.fromEntries((states ?? []).map((state) => [state.name, stateEssence(state)]));
  return canonicalJson({ initial_state, flags, description, widgets });
}

/** The events by name, for their order says nothing; then the conditions as they stand, for the first that fits wins. */
function ordered(transitions: FlowTransition[]): string[] {
  const counting = transitions.filter(counts);
  const [conditional, plain] = [counting.filter(isConditional), counting.filter((one) => !isConditional(one))];
  return [...plain.map(transitionEssence).sort(), ...conditional.map(transitionEssence)];
}

/** An event that leads nowhere is as good as none; a condition is not: who meets it gets no further. */
const counts = (transition: FlowTransition): boolean => Boolean(transition.next) || isConditional(transition);

const isConditional = ({ conditions }: FlowTransition): boolean => (conditions?.length ?? 0) > 0;

const transitionEssence = ({ event, next, conditions }: FlowTransition): string =>
  canonicalJson({
    event,
    next: next || undefined,
    conditions: conditions?.map(({ arguments: tested, type, value }) => ({ arguments: tested, type, value })),
  });

function quietState(state: FlowState, before: FlowState): FlowState {
  if (stateEssence(state) === stateEssence(before)) return before;
  const { offset: _offset, ...properties } = state.properties;
  const { offset } = before.properties;
  return {
    ...state,
    properties: { ...properties, ...(offset !== undefined && { offset }) },
    transitions: quietTransitions(state.transitions, before.transitions),
  };
}

/** Each in the place of its forerunner: an event in that of the event of its name, a condition in that of the next one. */
function quietTransitions(transitions: FlowTransition[], before: FlowTransition[]): FlowTransition[] {
  const conditional = transitions.filter(isConditional);
  const events = new Map(transitions.filter((one) => !isConditional(one)).map((one) => [one.event, one]));
  const placed = before.flatMap((former): FlowTransition[] => {
    const now = isConditional(former) ? conditional.shift() : events.get(former.event);
    if (!isConditional(former)) events.delete(former.event);
    if (now && counts(now)) return [named(now, former)];
    return counts(former) ? [] : [former];
  });
  return [...placed, ...[...events.values(), ...conditional].filter(counts)];
}

/** Names of conditions are for people: those that we gave stay. */
function named(now: FlowTransition, former: FlowTransition): FlowTransition {
  if (!now.conditions) return now;
  const conditions = now.conditions.map((condition, index) => ({
    ...condition,
    friendly_name: former.conditions?.[index]?.friendly_name ?? condition.friendly_name,
  }));
  return { ...now, conditions };
}
