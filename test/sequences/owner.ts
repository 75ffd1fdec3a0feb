import { type Emulator, type PhoneNumber } from "../../emulator";
import { addRevision, latestRevision, publishedRevision } from "../../emulator/state/flow";
import { removeNumber } from "../../emulator/state/number";

/** What the owner of the account does in the console, or by other tools. */
export const NUMBER_EDITS = [
  "re-points",
  "empties",
  "puts under a trunk",
  "puts under an application",
  "releases",
] as const;
export const FENCE_EDITS = [
  "changes the flow",
  "renames the flow",
  "unmarks the flow",
  "saves the flow as a draft",
  "deletes the flow",
  "deletes the service",
  "deletes an asset",
  "deletes the build",
] as const;
/** Where a flow leads that was changed in the console. */
export const CONSOLE_URL = "https://console.example.com/changed";

export type NumberEdit = (typeof NUMBER_EDITS)[number];
export type FenceEdit = (typeof FENCE_EDITS)[number];

/** Changes a number. What `change` says is what the owner now wants. */
export function editNumber(emulator: Emulator, number: PhoneNumber, edit: NumberEdit, variant: number): void {
  switch (edit) {
    case "re-points":
      number.voice_url = `https://handlers.example.com/elsewhere-${variant}`;
      number.voice_method = variant % 2 === 0 ? "POST" : "GET";
      return;
    case "empties":
      number.voice_url = "";
      return;
    case "puts under a trunk":
      number.trunk_sid = `TK${"7".repeat(32)}`;
      number.voice_application_sid = "";
      return;
    case "puts under an application":
      number.voice_application_sid = `AP${"7".repeat(32)}`;
      number.trunk_sid = null;
      return;
    case "releases":
      removeNumber(emulator.state, number.phone_number);
  }
}

const draftOf = (description: string, index: number): string => (index % 2 === 0 ? `Draft: ${description}` : "A draft");

/** Changes something that Ringfence made. @returns false if there is no such thing */
export function editFence(emulator: Emulator, edit: FenceEdit, index: number): boolean {
  const { state } = emulator;
  const flows = Object.values(state.flows);
  const flow = flows[index % Math.max(1, flows.length)];
  const services = Object.values(state.services);
  const service = services[index % Math.max(1, services.length)];
  if (/flow/.test(edit) ? !flow : !service) return false;
  if (flow && /flow/.test(edit)) {
    const latest = latestRevision(flow);
    const definition = structuredClone(publishedRevision(flow)?.definition ?? latest.definition);
    const { friendlyName, commitMessage } = latest;
    const revise = (change: object) =>
      void addRevision(flow, { friendlyName, commitMessage, definition, status: "published", ...change });
    switch (edit) {
      case "changes the flow":
        // Who was redirected somewhere, to be turned away or not, meets what the console says now.
        for (const { type, properties } of definition.states)
          if (type === "add-twiml-redirect") Object.assign(properties, { url: CONSOLE_URL, method: "POST" });
        return (revise({ definition }), true);
      case "renames the flow":
        return (revise({ friendlyName: "Renamed in the console" }), true);
      case "unmarks the flow":
        return (revise({ definition: { ...definition, description: "Mine now" } }), true);
      case "saves the flow as a draft":
        // A draft may keep the mark that tells whose the flow is, or lose it.
        return (
          revise({
            definition: { ...definition, description: draftOf(definition.description, index) },
            status: "draft",
          }),
          true
        );
      case "deletes the flow":
        return delete state.flows[flow.sid];
    }
  }
  if (!service) return false;
  const ofService = ({ serviceSid }: { serviceSid: string }) => serviceSid === service.sid;
  const environments = Object.values(state.environments).filter(ofService);
  switch (edit) {
    case "deletes the service":
      for (const environment of environments) {
        state.formerDomains.push(environment.domainName);
        delete state.environments[environment.sid];
      }
      for (const kind of ["assets", "assetVersions", "builds", "deployments"] as const)
        for (const each of Object.values(state[kind]).filter(ofService)) delete state[kind][each.sid];
      return delete state.services[service.sid];
    case "deletes an asset": {
      const asset = Object.values(state.assets).filter(ofService)[index % 2];
      return asset !== undefined && delete state.assets[asset.sid];
    }
    case "deletes the build":
      for (const environment of environments) environment.buildSid = null;
      return true;
    default:
      return false;
  }
}
