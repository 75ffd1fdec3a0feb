import { asksForSignature, HOSTED_LINES } from "../../../twilio/hosted";
import { type Operation, type Resource } from "../../resource";
import { FORMAT } from "../../state";
import { FUNCTION_PATH, linePath } from "../../../flows/function/underWay";
import { type Twilio } from "../../../twilio/client";
import { listContents } from "../../../twilio/builds";
import * as serverless from "../../../twilio/serverless";
import { urlsIn } from "../../../twilio/flows";
import { ProviderError } from "../../../twilio/failure";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import { leadingBack } from "../flow/checkFlow";
import { removeOrphans } from "../flow/orphans";
import { clearNumbers } from "../flow/serving";
import { deployed, know, lineUrlsOf, urlsInPreview, urlsOf } from "./deployed";
import { neededBy, ownLine, refuseOthersNumbers, refuseToShrinkLines } from "./hostedLines";
import { type TwimlHostInputs, type TwimlHostState, checkHost, diffHost } from "./hostInputs";
import { findOwnService, notOurs, ownService, refuseOlderHost, refuseWhileNeeded } from "./ownService";

/** Static TwiML documents, and lines that run on a Function, on a Twilio Serverless service of their own. */
export const twimlHost: Resource<TwimlHostInputs, TwimlHostState> = {
  async check(operation, inputs, old) {
    if (old) delete inputs.phoneNumbers;
    operation.session.claim(operation.urn, [inputs.uniqueName]);
    const errors = checkHost(inputs);
    const { lines = {}, fence } = inputs;
    if (errors.length > 0 || fence === undefined || hasUnknown(lines)) return errors;
    const loops = await leadingBack(operation, fence, urlsIn(lines));
    return loops.map((reason) => ({ property: "lines", reason }));
  },

  diff(operation, { state }, inputs) {
    know(operation, state);
    return diffHost(state, inputs);
  },

  async create(operation, inputs, preview) {
    const { accountSid } = operation.twilio;
    operation.session.noteDocumentsChange();
    const { phoneNumbers: _atCreation, ...kept } = inputs;
    if (preview) {
      if (!hasUnknown([inputs.uniqueName, inputs.phoneNumbers])) await findOwnService(operation, inputs);
      const unknown = (named: object) => Object.fromEntries(Object.keys(named).map((key) => [key, UNKNOWN]));
      const urls = (inputs.documents as unknown) === UNKNOWN ? UNKNOWN : unknown(inputs.documents);
      const lineUrls = (inputs.lines as unknown) === UNKNOWN ? UNKNOWN : unknown(inputs.lines ?? {});
      return { id: "", state: { ...kept, accountSid, format: FORMAT, urls, lineUrls } as TwimlHostState };
    }
    const service = await ownService(operation, inputs);
    const generation = service.mark?.generation ?? "";
    const start = { ...kept, accountSid, format: FORMAT, serviceSid: service.sid, generation };
    const left = service.empty ? {} : await neededBy(operation, service, inputs.lines ?? {}, {});
    const before = { deployment: { hosted: left }, staying: Object.keys(left) };
    return { id: service.sid, state: await deployed(operation, service, start, inputs, before) };
  },

  async read(operation, id, old) {
    const { twilio, log } = operation;
    if (!old)
      throw new ProviderError(
        "TwimlHost cannot be imported: it is made by `pulumi up`, which also takes over one that a lost state left.",
      );
    const { state } = old;
    know(operation, state);
    const service = await serverless.fetchService(twilio, id);
    if (!service) {
      operation.session.forgetService(state.uniqueName);
      return undefined;
    }
    const taken = service.mark?.owner === state.uniqueName && service.mark.generation !== state.generation;
    if (taken) log.warning(`${notOurs(service)} The next \`pulumi up\` takes it back.`);
    const environment = await serverless.findEnvironment(twilio, id);
    // The build says what was deployed; only an answer says that it is served: an asset can be deleted in the console.
    if (environment?.buildSid === state.buildSid && !taken && (await allServed(twilio, state))) {
      // What is served, not what was last asked for: after an update that failed these differ.
      const { documents, lines } = state;
      return { id, inputs: { ...old.inputs, documents, ...(lines && { lines }) }, state };
    }
    // Something else is deployed there: nothing counts as served until the next update has put ours back.
    const nothing = { documents: {}, ...(state.lines && { lines: {} }) };
    const deployment = { hosted: {}, buildSid: environment?.buildSid ?? "" };
    return { id, inputs: { ...old.inputs, ...nothing }, state: { ...state, ...nothing, ...deployment } };
  },

  async update(operation, id, { state }, inputs, preview) {
    const { twilio, session } = operation;
    // Lines that left the config are no input any more, so that the state must not keep them either.
    const { lines: _lines, codeHash: _code, ...before } = state;
    const { phoneNumbers: _atCreation, ...kept } = { ...before, ...inputs };
    const next = { ...kept, format: FORMAT, uniqueName: state.uniqueName };
    session.noteDocumentsChange();
    know(operation, state);
    const hasLines = Object.keys({ ...state.lines, ...inputs.lines }).length > 0;
    if (preview && !hasLines) return { ...next, urls: urlsInPreview(state, inputs.documents) };
    const service = await serverless.fetchService(twilio, id);
    if (!service)
      throw new ProviderError(
        `The Serverless service ${id} is gone. Run \`pulumi up --refresh\`, which makes it anew.`,
      );
    if (service.mark?.owner !== state.uniqueName) throw new ProviderError(notOurs(service));
    refuseOlderHost(session, service, stampsOf(operation, state, inputs));
    const unknown = hasUnknown(inputs.lines);
    if (!unknown) {
      await refuseOthersNumbers(operation, service, state, inputs.lines ?? {});
      // In a preview the memory has not restored the numbers yet. It does so before the update, if it is a part of the run.
      if (!preview || !session.knowsMemory)
        await refuseToShrinkLines(operation, state.uniqueName, state.lines ?? {}, inputs.lines ?? {});
    }
    if (preview) {
      session.noteWritten(id);
      know(operation, next);
      const { domainName } = state;
      const lineUrls = unknown || !domainName ? (UNKNOWN as never) : lineUrlsOf(domainName, inputs.lines);
      return { ...next, urls: urlsInPreview(state, inputs.documents), lineUrls };
    }
    // Another copy of this state may have taken the service over. Both know its stamp, so the one that writes last owns it.
    const stamp = Object.keys(inputs.lines ?? {}).length > 0 ? inputs.stamps?.[0] : undefined;
    const { mark } = service;
    let owned: serverless.Service = service;
    if (mark.generation !== state.generation)
      owned = await serverless.adoptService(twilio, service, stamp ?? mark.stamp);
    else if (stamp && stamp !== mark.stamp) owned = await serverless.markService(twilio, service, { ...mark, stamp });
    next.generation = owned.mark?.generation ?? state.generation;
    const wanted = [...Object.keys(state.documents), ...Object.keys(state.lines ?? {}).map(linePath)];
    const mayBeOn = hasLines || mark.stamp !== undefined;
    const needed = mayBeOn ? await neededBy(operation, service, inputs.lines ?? {}, state.hosted) : {};
    const code = Object.keys(state.lines ?? {}).length > 0 ? [FUNCTION_PATH] : [];
    const staying = [...wanted, ...code, ...Object.keys(needed)];
    const deployment = { ...state, hosted: { ...state.hosted, ...needed } };
    return deployed(operation, service, next, inputs, { deployment, staying });
  },

  async delete(operation, id, { inputs, state }) {
    const { twilio, log, session, urn } = operation;
    know(operation, state);
    const service = await serverless.fetchService(twilio, id);
    if (!service) return;
    if (service.mark?.generation !== state.generation) {
      // Taken over by the resource that stands for it in the program now.
      if (operation.declared || session.isClaimedBeside(urn, state.uniqueName)) return;
      log.warning(`${notOurs(service)} It was left as it is.`);
      return;
    }
    const refuse = (found: serverless.Service) => refuseOlderHost(session, found, stampsOf(operation, state, inputs));
    refuse(service);
    const isOn = (url: string) => ownLine(url, state.uniqueName) !== undefined;
    const refuseOverruled = async () => {
      const now = await serverless.fetchService(twilio, id);
      if (now) refuse(now);
    };
    await clearNumbers(operation, { name: `the Function at ${state.domainName}`, isOn, refuseOverruled });
    await removeOrphans(operation);
    await refuseWhileNeeded(operation, state.domainName);
    await serverless.removeService(twilio, id);
  },
};

/** The stamps that the service may carry; none where nothing that this run has seen knows any. */
const stampsOf = ({ session }: Operation, state: TwimlHostState, inputs: TwimlHostInputs): string[] => [
  ...(inputs.stamps ?? []),
  ...(state.stamps ?? []),
  ...session.stampsOf(`${inputs.fence ?? state.fence}/${HOSTED_LINES}`),
];

/** Whether every document of the last deployment is served as it was uploaded, and its Function answers. */
async function allServed(twilio: Twilio, state: TwimlHostState): Promise<boolean> {
  const { domainName, documents, lines = {}, hosted, serviceSid } = state;
  const served = Object.entries(urlsOf(domainName, documents)).map(async ([path, url]) => {
    const { status, body } = await twilio.fetchDocument(url);
    return status === 200 && body === documents[path];
  });
  if (Object.keys(lines).length > 0) {
    // Twilio refuses a request without its signature only where the Function is.
    const answers = twilio.fetchDocument(`https://${domainName}${FUNCTION_PATH}`);
    served.push(answers.then(({ status }) => asksForSignature(status)));
    const assets = listContents(twilio, serviceSid, "asset");
    // Nobody but the Function can read a line's data, so only the list shows that they are still there.
    const paths = Object.keys(lines).map(linePath);
    served.push(assets.then((found) => paths.every((path) => found.get(path) === hosted[path]?.assetSid)));
  }
  return (await Promise.all(served)).every(Boolean);
}
