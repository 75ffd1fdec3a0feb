import { type FlowCondition, type FlowDefinition, type FlowState } from "../../flows/definition";

/** A widget of a definition, by its name. */
export function widget(definition: FlowDefinition, name: string): FlowState {
  const found = definition.states.find((state) => state.name === name);
  if (!found) throw new Error(`no widget ${name}; there is ${definition.states.map((state) => state.name).join(", ")}`);
  return found;
}

/** Sets the countries of a fence's split. */
export const setCountries =
  (countries: string, name = "by_country") =>
  (definition: FlowDefinition): void => {
    conditionOf(widget(definition, name), () => true).value = countries;
  };

/** Puts one more country on the list of a split: of the one with that name, else of the first that lists countries. */
export const addCountry =
  (country: string, name?: string) =>
  (definition: FlowDefinition): void => {
    const listsCountries = ({ type, arguments: tested }: FlowCondition) =>
      type === "matches_any_of" && tested.some((input) => input.includes("CallerCountry"));
    const split =
      name === undefined
        ? definition.states.find((state) => conditionsOf(state).some(listsCountries))
        : widget(definition, name);
    if (!split) throw new Error("no split of this flow lists countries");
    const condition = conditionOf(split, listsCountries);
    condition.value = [...condition.value.split(",").filter(Boolean), country].join(",");
  };

/**
 * All that the console writes by itself when a flow is opened and saved: offsets, the names of conditions, and events
 * that triggers got since.
 */
export function resave(definition: FlowDefinition): void {
  for (const [index, state] of definition.states.entries()) {
    state.properties.offset = { y: 0.5, x: index };
    for (const condition of conditionsOf(state)) condition.friendly_name = `If value is ${condition.value}`;
  }
  const trigger = definition.states[0]?.transitions;
  const event = "incomingSomethingNew";
  if (trigger && !trigger.some((transition) => transition.event === event)) trigger.push({ event });
}

function conditionsOf({ transitions }: FlowState): FlowCondition[] {
  return transitions.flatMap(({ conditions = [] }) => conditions);
}

function conditionOf(split: FlowState, wanted: (condition: FlowCondition) => boolean): FlowCondition {
  const found = conditionsOf(split).find(wanted);
  if (!found) throw new Error(`no such condition in ${split.name}`);
  return found;
}
