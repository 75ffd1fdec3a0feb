import { canonicalJson } from "../../flows/canonical";
import type { FlowDefinition, FlowState, FlowTransition } from "../../flows/definition";
import { type Mark, withMark, withoutMark } from "../mark";
import { UNKNOWN } from "../wire/values";

/** Stands for a hosted URL that is not known yet, so that everything else can be judged in the first preview. */
const PLACEHOLDER_URL = "https://not-known-yet.twil.io/document.xml";

/** A definition with every unknown leaf filled in, fit to be checked. */
export const withPlaceholders = (definition: FlowDefinition): FlowDefinition =>
  JSON.parse(
    JSON.stringify(definition).replaceAll(JSON.stringify(UNKNOWN), JSON.stringify(PLACEHOLDER_URL)),
  ) as FlowDefinition;

/** Twilio does not ask for a description, so a definition that was imported or written by hand may have none. */
export const descriptionOf = (definition: FlowDefinition): string => definition.description ?? "";

export const markDefinition = (definition: FlowDefinition, mark: Mark): FlowDefinition => ({
  ...definition,
  description: withMark(descriptionOf(definition), mark),
});

export const unmarkDefinition = (definition: FlowDefinition): FlowDefinition => ({
  ...definition,
  description: withoutMark(descriptionOf(definition)),
});

/**
 * Whether two definitions do the same. Key order, positions on the canvas, friendly names of conditions, events that
 * lead nowhere (the console adds those of newer triggers) and our mark make no difference.
 */
export const sameDefinition = (a: FlowDefinition, b: FlowDefinition): boolean =>
  canonicalJson(essence(a)) === canonicalJson(essence(b));

const essence = (definition: FlowDefinition) => ({
  initial_state: definition.initial_state,
  flags: definition.flags,
  description: withoutMark(descriptionOf(definition)),
  states: Object.fromEntries(definition.states.map((state) => [state.name, essenceOfState(state)])),
});

function essenceOfState({ type, properties, transitions }: FlowState) {
  const { offset: _offset, ...rest } = properties;
  return {
    type,
    properties: rest,
    transitions: transitions.filter((transition) => transition.next).map(essenceOfTransition),
  };
}

const essenceOfTransition = ({ event, next, conditions }: FlowTransition) => ({
  event,
  next,
  conditions: conditions?.map(({ arguments: tested, type, value }) => ({ arguments: tested, type, value })),
});

/** Every text in a definition that is a URL. */
export function urlsIn(value: unknown): string[] {
  if (typeof value === "string") return /^https?:\/\//i.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(urlsIn);
}
