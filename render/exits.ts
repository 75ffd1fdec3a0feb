import { KEYPAD_WORDS } from "../flows/base/caller";
import { isCountry } from "../flows/policy/countries";
import { type FlowCondition, type FlowState, type FlowTransition } from "../flows/definition";
import { LIQUID } from "../flows/base/names";
import { grouped } from "../flows/base/lists";
import { countriesInWords } from "./country";

/** A way out of a widget: all transitions that lead to one other widget. */
export interface Exit {
  /** Name of the widget that it leads to. */
  to: string;
  /** In words, such as `🇨🇳 China, 🇷🇺 Russia`; of a long list how many. */
  label: string;
  /** The exact conditions, each on a line of its own, as Studio has them. */
  exact: string;
}

/** The ways out of a widget: in the order of its transitions, `noMatch` last. Transitions that end the flow are none. */
export function exitsOf(state: FlowState): Exit[] {
  const leading = state.transitions
    .filter(({ next }) => next !== undefined && next !== "")
    .sort((one, other) => Number(one.event === "noMatch") - Number(other.event === "noMatch"));
  return [...grouped(leading, ({ next }) => next ?? "")].map(([to, transitions]) => ({
    to,
    label: labelOf(transitions),
    exact: transitions.map(exactOf).join("\n"),
  }));
}

const OTHERWISE = "otherwise";

const EVENTS: Readonly<Record<string, string>> = {
  noMatch: OTHERWISE,
  incomingCall: "incoming call",
  next: "then",
  audioComplete: "once said",
};

function labelOf(transitions: readonly FlowTransition[]): string {
  const countries: string[] = [];
  const others: string[] = [];
  const listed = new Map<string, number>();
  for (const { event, conditions = [] } of transitions) {
    const [condition] = conditions;
    if (condition === undefined) others.push(EVENTS[event] ?? event);
    else if (isCountryList(condition)) countries.push(...itemsOf(condition));
    else if (condition.type === "is_blank" && condition.arguments[0] === LIQUID.callerCountry)
      others.push("no country");
    else listed.set(condition.friendly_name, (listed.get(condition.friendly_name) ?? 0) + countOf(condition));
  }
  const counted = [...listed].map(([label, count]) => (count === 0 ? label : `${label} (${count})`));
  const named = countries.length > 0 ? [countriesInWords(countries)] : [];
  return [
    ...counted,
    ...others.filter((label) => label !== OTHERWISE),
    ...named,
    ...others.filter((label) => label === OTHERWISE),
  ].join("; ");
}

/** Callers that a condition names, each once. Their numbers do not belong in a picture that is passed on. */
function countOf(condition: FlowCondition): number {
  if (condition.arguments[0] !== LIQUID.caller || condition.value === KEYPAD_WORDS.join(",")) return 0;
  if (condition.type !== "starts_with" && condition.type !== "matches_any_of") return 0;
  return itemsOf(condition).filter((item) => item.startsWith("+")).length;
}

function isCountryList(condition: FlowCondition): boolean {
  return condition.type === "matches_any_of" && itemsOf(condition).every(isCountry);
}

function itemsOf({ value }: FlowCondition): string[] {
  return value.split(",").map((item) => item.trim());
}

function exactOf({ event, conditions = [] }: FlowTransition): string {
  if (conditions.length === 0) return event;
  return conditions.map(({ arguments: [input = ""], type, value }) => `${input} ${type} ${value}`).join(" and ");
}
