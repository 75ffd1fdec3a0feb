import { type FlowDefinition, type FlowState, type SimulatedCall } from "../../flows";
import { isReject } from "../../flows/base/names";
import { rejectReasonOf } from "../../program/rejectDocuments";
import { isStandIn } from "../stack";
import { digitsFor } from "./decisions";
import { type SideLine } from "./side";

/** A widget that does something with a call. */
export interface ComparedWidget {
  type: string;
  /** What it is set to, secrets included: never shown. A stand-in for a secret is `SECRET`. */
  settings: Readonly<Record<string, unknown>>;
}

/** Stands for a value that is not known here, because it is secret. */
export const SECRET = "[a secret]";

/** Settings of widgets that say where a call goes, or what it hears. */
export const TARGETS = ["url", "to", "sip_endpoint", "say", "play", "queue_name", "workflow"];

export const GATHER = "gather-input-on-call";

/** Widgets that do nothing with the call but lead it on. */
const PASSED = new Set(["trigger", "split-based-on", "set-variables"]);

/** The widgets that do something with a call on its way. @param hasSecrets whether the definition has stand-ins for secrets. */
export function widgetsOf(
  line: SideLine,
  { states }: FlowDefinition,
  { steps }: SimulatedCall,
  hasSecrets: boolean,
): ComparedWidget[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  const widgets: ComparedWidget[] = [];
  let attempts = 0;
  for (const { state: name, type } of steps) {
    const state = byName.get(name);
    if (state === undefined || PASSED.has(type)) continue;
    const widget = widgetOf(state, hasSecrets);
    attempts = type === GATHER ? attempts + 1 : 0;
    // Further attempts of a challenge are the same widget again.
    if (attempts > 1) widgets.pop();
    const challenge = type === GATHER && { digits: digitsAt(line, name), attempts };
    widgets.push({ ...widget, settings: { ...widget.settings, ...challenge } });
  }
  return widgets;
}

/** The digits that let a caller on. What stands in for secret ones looks like any others. */
function digitsAt({ definition, secrets }: SideLine, gather: string): string {
  const isSecret = [...secrets.keys()].some((path) => /\.(?:digits|challenge)$/.test(path));
  return isSecret ? SECRET : (digitsFor(definition, gather) ?? "");
}

function widgetOf({ name, type, properties }: FlowState, hasSecrets: boolean): ComparedWidget {
  const { offset: _offset, ...settings } = properties;
  const rejects = type === "add-twiml-redirect" && isReject(name);
  const reason = rejects ? rejectReasonOf(String(settings.url)) : undefined;
  if (reason !== undefined) return { type: "reject", settings: { reason } };
  const compared = Object.entries(settings).map(([key, value]): [string, unknown] => [
    key,
    hasSecrets && isStandIn(value) ? SECRET : value,
  ]);
  return { type: rejects ? "own document" : type, settings: Object.fromEntries(compared) };
}

/** A deployed flow as people may see it whose stack file keeps secret where calls go: Twilio has all of it in clear. */
export function withoutTargets(definition: FlowDefinition): FlowDefinition {
  const states = definition.states.map((state) => {
    if (state.type === "split-based-on" && looksAtDigits(state)) return withoutValues(state);
    if (PASSED.has(state.type) || isReject(state.name)) return state;
    const hidden: Record<string, string> = {};
    for (const key of TARGETS) if (state.properties[key] !== undefined) hidden[key] = SECRET;
    return { ...state, properties: { ...state.properties, ...hidden } };
  });
  return { ...definition, states };
}

function looksAtDigits({ properties: { input } }: FlowState): boolean {
  return typeof input === "string" && /^\{\{widgets\..+\.Digits\}\}$/.test(input);
}

function withoutValues(state: FlowState): FlowState {
  const transitions = state.transitions.map((transition) => ({
    ...transition,
    ...(transition.conditions && {
      conditions: transition.conditions.map((condition) => ({ ...condition, value: SECRET })),
    }),
  }));
  return { ...state, transitions };
}
