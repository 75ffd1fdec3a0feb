import { canonicalJson } from "../../../flows/base/canonicalJson";
import { type FlowDefinition, type FlowState } from "../../../flows/definition";
import { CONDITIONS } from "../../../flows/widgets/conditions";

/** The called number, as flows that Ringfence compiled look at it. */
const CALLED = /^\{\{\s*trigger\.call\.(?:To|Called)\s*\}\}$/;

/**
 * Every widget that calls to a number can come to, without its place on the canvas: splits on the called number are decided, all
 * others are taken every way. Two definitions with the same answers treat the number alike as far as its handler goes.
 */
export function answersFor(definition: FlowDefinition, number: string): string[] {
  const states = new Map(definition.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const waiting = [definition.initial_state];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = states.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...waysOn(state, number));
  }
  return [...reached].flatMap((name) => {
    const state = states.get(name);
    if (!state || state.type === "split-based-on" || state.type === "trigger" || state.type === "set-variables")
      return [];
    const { offset: _place, ...properties } = state.properties;
    return [canonicalJson([state.type, properties])];
  });
}

function waysOn(state: FlowState, number: string): string[] {
  const next = (transitions: FlowState["transitions"]) => transitions.flatMap((transition) => transition.next ?? []);
  const { input } = state.properties as { input?: unknown };
  if (state.type !== "split-based-on" || typeof input !== "string" || !CALLED.test(input))
    return next(state.transitions);
  const match = state.transitions.find(({ conditions }) =>
    conditions?.every(({ type, value }) => CONDITIONS[type]?.(number, value.trim())),
  );
  return next(match ? [match] : state.transitions.filter(({ event }) => event === "noMatch"));
}
