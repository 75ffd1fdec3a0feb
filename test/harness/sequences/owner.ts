import { type Emulator, type EmulatorState, type PhoneNumber } from "../../../emulator";
import { addRevision, latestRevision, publishedRevision } from "../../../emulator/state/flow";
import { removeNumber } from "../../../emulator/state/number";

// What the owner of the account does in the console, or by other tools. All of it goes straight to the emulator's state.

type State = EmulatorState;
type Flow = State["flows"][string];
type Service = State["services"][string];
type Revision = Parameters<typeof addRevision>[1];

/** Where a flow leads that was changed in the console. */
export const CONSOLE_URL = "https://console.example.com/changed";

const NUMBER_EDIT = {
  "re-points": (number: PhoneNumber, variant: number) => {
    number.voice_url = `https://handlers.example.com/elsewhere-${variant}`;
    number.voice_method = variant % 2 === 0 ? "POST" : "GET";
  },
  empties: (number: PhoneNumber) => {
    number.voice_url = "";
  },
  "puts under a trunk": (number: PhoneNumber) => {
    number.trunk_sid = `TK${"7".repeat(32)}`;
    number.voice_application_sid = "";
  },
  "puts under an application": (number: PhoneNumber) => {
    number.voice_application_sid = `AP${"7".repeat(32)}`;
    number.trunk_sid = null;
  },
  releases: (number: PhoneNumber, _variant: number, state: State) => removeNumber(state, number.phone_number),
};

/** A new revision of a flow, published by default, with other values in some places. */
function revise(flow: Flow, change: (before: Revision) => Partial<Revision>): void {
  const { friendlyName, commitMessage, definition } = latestRevision(flow);
  const published = structuredClone(publishedRevision(flow)?.definition ?? definition);
  const before: Revision = { friendlyName, commitMessage, definition: published, status: "published" };
  addRevision(flow, { ...before, ...change(before) });
}

const FLOW_EDIT = {
  "changes the flow": (flow: Flow) =>
    revise(flow, ({ definition }) => {
      // Who was redirected somewhere, to be turned away or not, meets what the console says now.
      for (const { type, properties } of definition.states)
        if (type === "add-twiml-redirect") Object.assign(properties, { url: CONSOLE_URL, method: "POST" });
      return { definition };
    }),
  "renames the flow": (flow: Flow) => revise(flow, () => ({ friendlyName: "Renamed in the console" })),
  "unmarks the flow": (flow: Flow) =>
    revise(flow, ({ definition }) => ({ definition: { ...definition, description: "Mine now" } })),
  "saves the flow as a draft": (flow: Flow, index: number) =>
    revise(flow, ({ definition }) => {
      // A draft may keep the mark that tells whose the flow is, or lose it.
      const description = index % 2 === 0 ? `Draft: ${definition.description}` : "A draft";
      return { definition: { ...definition, description }, status: "draft" };
    }),
  "deletes the flow": (flow: Flow, _index: number, state: State) => {
    delete state.flows[flow.sid];
  },
};

const environmentsOf = (state: State, { sid }: Service) =>
  Object.values(state.environments).filter(({ serviceSid }) => serviceSid === sid);

const SERVICE_EDIT = {
  "deletes the service": (service: Service, _index: number, state: State) => {
    for (const { sid, domainName } of environmentsOf(state, service)) {
      state.formerDomains.push(domainName);
      delete state.environments[sid];
    }
    const { assets, assetVersions, functions, functionVersions, builds, deployments } = state;
    const files = [assets, assetVersions, functions, functionVersions];
    const kinds: Record<string, { sid: string; serviceSid: string }>[] = [...files, builds, deployments];
    for (const kind of kinds)
      for (const { sid, serviceSid } of Object.values(kind)) if (serviceSid === service.sid) delete kind[sid];
    delete state.services[service.sid];
  },
  "deletes an asset": (service: Service, index: number, state: State) => {
    const asset = Object.values(state.assets).filter(({ serviceSid }) => serviceSid === service.sid)[index];
    if (asset) delete state.assets[asset.sid];
  },
  "deletes the Function": (service: Service, _index: number, state: State) => {
    const own = Object.values(state.functions).find(({ serviceSid }) => serviceSid === service.sid);
    if (own) delete state.functions[own.sid];
  },
  "deletes the build": (service: Service, _index: number, state: State) => {
    for (const environment of environmentsOf(state, service)) environment.buildSid = null;
  },
};

export type NumberEdit = keyof typeof NUMBER_EDIT;
export type FenceEdit = keyof typeof FLOW_EDIT | keyof typeof SERVICE_EDIT;
export const NUMBER_EDITS = Object.keys(NUMBER_EDIT) as NumberEdit[];
export const FENCE_EDITS = [...Object.keys(FLOW_EDIT), ...Object.keys(SERVICE_EDIT)] as FenceEdit[];

/** Changes a number. */
export function editNumber({ state }: Emulator, number: PhoneNumber, edit: NumberEdit, variant: number): void {
  NUMBER_EDIT[edit](number, variant, state);
}

/** Changes something that Ringfence made. @returns false if there is no such thing */
export function editFence({ state }: Emulator, edit: FenceEdit, index: number): boolean {
  const choose = <T>(all: Record<string, T>) => Object.values(all)[index % Math.max(1, Object.keys(all).length)];
  if (edit in FLOW_EDIT) {
    const flow = choose(state.flows);
    if (flow) FLOW_EDIT[edit as keyof typeof FLOW_EDIT](flow, index, state);
    return flow !== undefined;
  }
  const service = choose(state.services);
  if (service) SERVICE_EDIT[edit as keyof typeof SERVICE_EDIT](service, index, state);
  return service !== undefined;
}
