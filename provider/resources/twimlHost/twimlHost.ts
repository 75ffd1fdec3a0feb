import { type CheckFailure, type DetailedDiff, type StoredBase, type Operation, type Resource } from "../../resource";
import { FORMAT } from "../../state";
import { type Twilio } from "../../../twilio/client";
import * as serverless from "../../../twilio/serverless";
import { ProviderError } from "../../../twilio/failure";
import { PartialFailure } from "../../wire/failure";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import { type Deployment, deploy } from "./deploy";
import { removeOrphans } from "../flow/orphans";
import { notOurs, ownService, refuseWhileNeeded } from "./ownService";

export interface TwimlHostInputs {
  /** Name of the Serverless service: letters, digits and dashes, at most 50. It never changes afterwards. */
  uniqueName: string;
  /** Path (with leading slash) to TwiML text. */
  documents: Record<string, string>;
  /**
   * The numbers of the stack: a service that a lost state left is taken over only if no other number's flow needs it.
   * Matters at creation, and is not kept.
   */
  phoneNumbers?: string[];
}

export interface TwimlHostState extends TwimlHostInputs, StoredBase, Deployment {
  serviceSid: string;
  generation: string;
  /** Path to public URL. */
  urls: Record<string, string>;
}

/** Static TwiML documents on a Twilio Serverless service of their own. */
export const twimlHost: Resource<TwimlHostInputs, TwimlHostState> = {
  check(_operation, inputs, old) {
    const { uniqueName, documents } = inputs;
    const errors: CheckFailure[] = [];
    if (old) delete inputs.phoneNumbers;
    if (!hasUnknown(uniqueName) && !/^[A-Za-z0-9-]{1,50}$/.test(uniqueName)) {
      errors.push({
        property: "uniqueName",
        reason: `uniqueName "${uniqueName}" is not a service name: letters, digits and dashes, 1 to 50 of them`,
      });
    }
    if (hasUnknown(documents)) return Promise.resolve(errors);
    for (const path of Object.keys(documents).filter((key) => !/^\/[A-Za-z0-9._/-]{1,254}$/.test(key))) {
      errors.push({
        property: "documents",
        reason: `documents["${path}"]: a path starts with / and has letters, digits, dots, dashes and slashes`,
      });
    }
    if (Object.keys(documents).length === 0)
      errors.push({ property: "documents", reason: "documents is empty: a build needs at least one" });
    return Promise.resolve(errors);
  },

  /** A renamed stack keeps its service, whose name cannot change. */
  diff(_operation, { inputs: before }, { documents }) {
    if (hasUnknown(documents)) return { documents: "update" };
    const diff: DetailedDiff = {};
    for (const path of new Set([...Object.keys(before.documents), ...Object.keys(documents)])) {
      const [was, is] = [before.documents[path], documents[path]];
      if (was === is) continue;
      diff[`documents["${path}"]`] = was === undefined ? "add" : is === undefined ? "delete" : "update";
    }
    return diff;
  },

  async create(operation, { phoneNumbers = [], ...inputs }, preview) {
    const { accountSid } = operation.twilio;
    operation.session.noteDocumentsChange();
    if (preview) {
      const unknown = (inputs.documents as unknown) === UNKNOWN;
      const urls = unknown ? UNKNOWN : Object.fromEntries(Object.keys(inputs.documents).map((path) => [path, UNKNOWN]));
      return { id: "", state: { ...inputs, accountSid, format: FORMAT, urls } as TwimlHostState };
    }
    const service = await ownService(operation.twilio, inputs.uniqueName, phoneNumbers);
    const start = {
      ...inputs,
      accountSid,
      format: FORMAT,
      serviceSid: service.sid,
      generation: service.mark?.generation ?? "",
    };
    return { id: service.sid, state: await deployed(operation, service, start, inputs.documents, undefined, []) };
  },

  async read({ twilio, log }, id, old) {
    if (!old)
      throw new ProviderError(
        "TwimlHost cannot be imported: it is made by `pulumi up`, which also takes over one that a lost state left.",
      );
    const service = await serverless.fetchService(twilio, id);
    if (!service) return undefined;
    const taken = service.mark?.owner === old.state.uniqueName && service.mark.generation !== old.state.generation;
    if (taken) log.warning(`${notOurs(service)} The next \`pulumi up\` takes it back.`);
    const environment = await serverless.findEnvironment(twilio, id);
    // The build says what was deployed; only an answer says that it is served: an asset can be deleted in the console.
    if (environment?.buildSid === old.state.buildSid && !taken && (await allServed(twilio, old.state))) {
      // The documents that are served, not those last asked for: after an update that failed these differ.
      return { id, inputs: { ...old.inputs, documents: old.state.documents }, state: old.state };
    }
    // Something else is deployed there: no document counts as served until the next update has put ours back.
    const nothing = { documents: {}, hosted: {}, buildSid: environment?.buildSid ?? "" };
    return { id, inputs: { ...old.inputs, documents: {} }, state: { ...old.state, ...nothing } };
  },

  async update(operation, id, { state }, inputs, preview) {
    const { phoneNumbers: _atCreation, ...kept } = { ...state, ...inputs };
    const next = { ...kept, format: FORMAT, uniqueName: state.uniqueName };
    operation.session.noteDocumentsChange();
    if (preview) return { ...next, urls: urlsInPreview(state, inputs.documents) };
    const service = await serverless.fetchService(operation.twilio, id);
    if (!service)
      throw new ProviderError(
        `The Serverless service ${id} is gone. Run \`pulumi up --refresh\`, which makes it anew.`,
      );
    if (service.mark?.owner !== state.uniqueName) throw new ProviderError(notOurs(service));
    // Another copy of this state has taken it over. Both host the same documents, so the one that writes last owns it.
    const own = service.mark.generation === state.generation;
    const { mark } = own ? service : await serverless.adoptService(operation.twilio, service);
    next.generation = mark?.generation ?? state.generation;
    return deployed(operation, service, next, inputs.documents, state, Object.keys(state.documents));
  },

  async delete(operation, id, { state }) {
    const { twilio, log } = operation;
    const service = await serverless.fetchService(twilio, id);
    if (!service) return;
    if (service.mark?.generation !== state.generation) {
      log.warning(`${notOurs(service)} It was left as it is.`);
      return;
    }
    await removeOrphans(operation);
    await refuseWhileNeeded(operation, state.domainName);
    await serverless.removeService(twilio, id);
  },
};

/** Whether every document of the last deployment is served as it was uploaded; what an update that failed asked for is not. */
async function allServed(twilio: Twilio, { domainName, documents }: TwimlHostState): Promise<boolean> {
  const served = await Promise.all(
    Object.entries(urlsOf(domainName, documents)).map(async ([path, url]) => {
      const { status, body } = await twilio.fetchDocument(url);
      return status === 200 && body === documents[path];
    }),
  );
  return served.every(Boolean);
}

type Started = TwimlHostInputs & StoredBase & Pick<TwimlHostState, "serviceSid" | "generation"> & Partial<Deployment>;

/** Deploys; what was reached by then is kept when a later step fails, so that the next `up` goes on from there. */
async function deployed(
  operation: Operation,
  service: serverless.Service,
  start: Started,
  documents: Record<string, string>,
  before: TwimlHostState | undefined,
  wantedBefore: string[],
): Promise<TwimlHostState> {
  let reached: Started = start;
  const progress = (done: Partial<Deployment>) => (reached = { ...reached, ...done });
  try {
    const done = await deploy(operation, service, documents, before, wantedBefore, progress);
    return { ...start, ...done, urls: urlsOf(done.domainName, documents) };
  } catch (error) {
    const state = {
      ...reached,
      documents: before?.documents ?? {},
      hosted: before?.hosted ?? {},
      urls: reached.domainName ? urlsOf(reached.domainName, documents) : {},
    };
    throw new PartialFailure(start.serviceSid, state, [error instanceof Error ? error.message : String(error)]);
  }
}

/** An environment that was never made, or a list that is not known yet, has no URLs to tell. */
const urlsInPreview = ({ domainName }: TwimlHostState, documents: Record<string, string>): Record<string, string> =>
  (documents as unknown) === UNKNOWN || !domainName ? (UNKNOWN as never) : urlsOf(domainName, documents);

const urlsOf = (domain: string, documents: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.keys(documents).map((path) => [path, `https://${domain}${path}`]));
