import type { FlowDefinition } from "../../flows/definition";
import { addRevision, latestRevision } from "../../emulator/state/flow";
import { type Bench } from "./bench";

/** What the console sends along with a definition. */
interface Edit {
  /** Published unless said. */
  status?: "published" | "draft";
  friendlyName?: string;
}

/** The flow edited in the Studio console: a new revision, made of the newest. */
export function editInConsole(
  { emulator }: Pick<Bench, "emulator">,
  sid: string,
  change: (definition: FlowDefinition) => void,
  { status = "published", friendlyName }: Edit = {},
): void {
  const flow = emulator.state.flows[sid];
  if (!flow) throw new Error(`no flow ${sid}`);
  const latest = latestRevision(flow);
  const definition = structuredClone(latest.definition);
  change(definition);
  addRevision(flow, { friendlyName: friendlyName ?? latest.friendlyName, status, definition, commitMessage: null });
}

/** A widget of a definition, by its name. */
export function widget(definition: FlowDefinition, name: string) {
  const found = definition.states.find((state) => state.name === name);
  if (!found) throw new Error(`no widget ${name}`);
  return found;
}

/** Sets the countries of a fence's split. */
export const setCountries =
  (countries: string, name = "by_country") =>
  (definition: FlowDefinition): void => {
    const condition = widget(definition, name).transitions.find(({ conditions }) => conditions)?.conditions?.[0];
    if (!condition) throw new Error(`no condition in ${name}`);
    condition.value = countries;
  };

/** All that the console writes by itself when a flow is opened and saved. */
export function resave(definition: FlowDefinition): void {
  for (const [index, state] of definition.states.entries()) {
    state.properties.offset = { y: 0.5, x: index };
    for (const { conditions } of state.transitions)
      for (const condition of conditions ?? []) condition.friendly_name = `If value is ${condition.value}`;
  }
  definition.states[0]?.transitions.push({ event: "incomingSomethingNew" });
}
