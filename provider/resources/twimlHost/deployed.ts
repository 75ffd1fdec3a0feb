import { type Operation } from "../../resource";
import { lineUrl } from "../../../twilio/hosted";
import type * as serverless from "../../../twilio/serverless";
import { PartialFailure } from "../../wire/failure";
import { UNKNOWN } from "../../wire/values";
import { type Before, deploy } from "./deploy";
import { type Deployment, type TwimlHostInputs, type TwimlHostState } from "./hostInputs";

/** Tells the other resources of this run about the service. */
export function know({ session }: Operation, { serviceSid, uniqueName, fence, buildSid, lines }: TwimlHostState): void {
  if (!serviceSid || !fence || !lines) return;
  session.knowService({ sid: serviceSid, uniqueName, fence, buildSid });
}

type Started = Omit<TwimlHostState, keyof Deployment | "urls" | "lineUrls"> & Partial<Deployment>;

/** Deploys; what was reached by then is kept when a later step fails, so that the next `up` goes on from there. */
export async function deployed(
  operation: Operation,
  service: serverless.Service,
  start: Started,
  inputs: TwimlHostInputs,
  before: Before,
): Promise<TwimlHostState> {
  const { documents, lines } = inputs;
  const { deployment } = before;
  let reached: Started = start;
  const progress = (done: Partial<Deployment>) => (reached = { ...reached, ...done });
  const outputs = (domain: string | undefined) => ({
    urls: domain ? urlsOf(domain, documents) : {},
    lineUrls: domain ? lineUrlsOf(domain, lines) : {},
  });
  try {
    const done = await deploy(operation, service, inputs, before, progress);
    const state: TwimlHostState = { ...start, ...done, ...outputs(done.domainName) };
    know(operation, state);
    if (lines) operation.session.noteWritten(service.sid);
    return state;
  } catch (error) {
    const state = {
      ...reached,
      documents: deployment.documents ?? {},
      ...(lines && { lines: deployment.lines ?? {} }),
      hosted: deployment.hosted,
      ...outputs(reached.domainName),
    };
    throw new PartialFailure(start.serviceSid, state, [error instanceof Error ? error.message : String(error)]);
  }
}

/** An environment that was never made, or a list that is not known yet, has no URLs to tell. */
export const urlsInPreview = (
  { domainName }: TwimlHostState,
  documents: Record<string, string>,
): Record<string, string> =>
  (documents as unknown) === UNKNOWN || !domainName ? (UNKNOWN as never) : urlsOf(domainName, documents);

export const urlsOf = (domain: string, documents: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.keys(documents).map((path) => [path, `https://${domain}${path}`]));

export const lineUrlsOf = (domain: string, lines: TwimlHostInputs["lines"] = {}): Record<string, string> =>
  Object.fromEntries(Object.keys(lines).map((line) => [line, lineUrl(domain, line)]));
