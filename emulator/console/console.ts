import { type FlowDefinition } from "../../flows/definition";
import { type Emulation } from "../emulation";
import { type Build, type Revision } from "../state/model";
import { addCountry, resave } from "./definition";
import { deleteFlow, rollBackFlow, saveFlow, type FlowEdit } from "./flows";
import { ConsoleNumbers, type OwnSettings } from "./numbers";
import * as serverless from "./serverless";

/** The hand of the account's owner in Twilio's console: what a client finds changed behind its back. */
export interface Console {
  /** Points a number at a URL. It leaves its trunk or application, and on a flow Studio fills its status callback. */
  pointNumber(phoneNumber: string, voiceUrl: string, others?: OwnSettings): void;
  /** Empties a number's voice URL and fallback URL, and takes it from its trunk or application. */
  emptyNumber(phoneNumber: string): void;
  /** `trunkSid` is made up when left out. */
  putUnderTrunk(phoneNumber: string, trunkSid?: string): void;
  /** `applicationSid` is made up when left out. */
  putUnderApplication(phoneNumber: string, applicationSid?: string): void;
  /** Releases a number: it is gone from the account, and not to be had again. */
  releaseNumber(phoneNumber: string): void;
  /** Changes a flow's newest definition and saves it. Nothing but `change` is written: see {@link resave} for the rest. */
  editFlow(flowSid: string, change: (definition: FlowDefinition) => void, edit?: FlowEdit): Revision;
  /** Opens a flow and saves it unchanged, but for what the console rewrites by itself. */
  resaveFlow(flowSid: string, edit?: FlowEdit): Revision;
  /** Adds a country to the list of a split (the first that lists countries, or the one named) and publishes the flow. */
  addCountry(flowSid: string, country: string, split?: string): Revision;
  renameFlow(flowSid: string, friendlyName: string): Revision;
  /** Empties a flow's description, and with it the mark of whoever made the flow. */
  removeDescription(flowSid: string): Revision;
  /** Saves a draft over what is published: opened and saved, or changed. */
  saveDraft(flowSid: string, change?: (definition: FlowDefinition) => void): Revision;
  /** Publishes an older revision again. */
  rollBackFlow(flowSid: string, revision: number): Revision;
  deleteFlow(flowSid: string): void;
  deleteService(serviceSid: string): void;
  /** Deletes an asset; a deployed build goes on serving it. {@link deployDocuments} takes it from the callers too. */
  deleteAsset(assetSid: string): void;
  /** @throws when the build is deployed. */
  deleteBuild(buildSid: string): void;
  /** Deploys another build of the same service. */
  deployBuild(environmentSid: string, buildSid: string): void;
  /** Changes files of a service (null removes one) and deploys them to all its environments. */
  deployDocuments(serviceSid: string, documents: Record<string, string | null>): Build;
}

/** The console of a running emulator. */
export function openConsole({ state, options, store, lag }: Emulation): Console {
  const numbers = new ConsoleNumbers(state, options);
  /** Reads by the API lag behind the console as behind any other writer. */
  const change = <T>(edit: () => T): T => {
    const written = lag.before(state);
    const result = edit();
    written();
    store.touch();
    return result;
  };
  const save: Console["editFlow"] = (sid, edit, how) => change(() => saveFlow(state, sid, edit, how));
  return {
    pointNumber: (number, url, others = {}) => change(() => numbers.point(number, url, others)),
    emptyNumber: (number) => change(() => numbers.empty(number)),
    putUnderTrunk: (number, sid = `TK${"7".repeat(32)}`) => change(() => numbers.putUnderTrunk(number, sid)),
    putUnderApplication: (number, sid = `AP${"7".repeat(32)}`) =>
      change(() => numbers.putUnderApplication(number, sid)),
    releaseNumber: (number) => change(() => numbers.release(number)),
    editFlow: save,
    resaveFlow: (sid, edit) => save(sid, resave, edit),
    addCountry: (sid, country, split) =>
      save(sid, (definition) => {
        addCountry(country, split)(definition);
        resave(definition);
      }),
    renameFlow: (sid, friendlyName) => save(sid, () => undefined, { friendlyName }),
    removeDescription: (sid) => save(sid, (definition) => (definition.description = "")),
    saveDraft: (sid, edit = resave) => save(sid, edit, { status: "draft" }),
    rollBackFlow: (sid, revision) => change(() => rollBackFlow(state, sid, revision)),
    deleteFlow: (sid) => change(() => deleteFlow(state, sid)),
    deleteService: (sid) => change(() => serverless.deleteService(state, sid)),
    deleteAsset: (sid) => change(() => serverless.deleteAsset(state, sid)),
    deleteBuild: (sid) => change(() => serverless.deleteBuild(state, sid)),
    deployBuild: (environment, build) => change(() => serverless.deployBuild(state, environment, build)),
    deployDocuments: (sid, documents) => change(() => serverless.deployDocuments(state, sid, documents)),
  };
}
