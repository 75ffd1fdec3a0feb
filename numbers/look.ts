import { shownMark } from "../twilio/fences";
import { fenceOf } from "../twilio/mark";
import { type NumberOperation } from "./operation";
import { fetchFlow, fetchPublished, flowSidOf, urlsIn } from "../twilio/flows";
import { ProviderError } from "../twilio/failure";
import { FUNCTION_PATH } from "../flows/function/underWay";
import {
  asksForSignature,
  HOSTED_LINES,
  type HostedLine,
  hostedLineOf,
  fenceAmong,
  serviceName,
} from "../twilio/hosted";
import { fetchService, findEnvironment } from "../twilio/serverless";
import { type Stamps } from "./lines";
import { olderCopy, sentences } from "./standing";

/** A document that was deployed a moment ago may take a while to be served: tries, and the first pause between two, in ms. */
const TRIES = 6;
const FIRST_PAUSE = 250;

/** What is to be known of fences before numbers are pointed at them. */
export interface Expected {
  /** Webhook URLs that numbers are to be pointed at. */
  urls: Iterable<string>;
  /** Whether some are of flows that the update makes, and that a preview has no URL of. */
  madeInThisRun?: boolean;
  /** Names of the fence; empty where the binding is used by itself, with whatever flow. */
  names: readonly string[];
  stamps: Stamps;
  /** A preview: what this run is going to deploy does not answer yet. */
  preview?: boolean;
  /** URLs of hosted documents: those that a flow names have to be served. */
  documents: readonly string[];
}

/**
 * Looks before numbers are bound: each flow exists in this account, is published, is the expected one, and the reject
 * documents that it names are served. What this run has published itself needs no look.
 *
 * @throws ProviderError with everything that is not so; then no number may be touched
 */
export async function lookBeforeBinding(operation: NumberOperation, expected: Expected): Promise<void> {
  const looks = [...new Set(expected.urls)].map((url) => errorsOf(operation, url, expected));
  if (expected.madeInThisRun) looks.push(unserved(operation, expected.documents));
  const all = (await Promise.all(looks)).flat();
  if (all.length > 0)
    throw new ProviderError([...new Set(all), "No number was touched. Run `pulumi up --refresh`."].join("\n"));
}

async function errorsOf(operation: NumberOperation, url: string, expected: Expected): Promise<string[]> {
  const { twilio, session } = operation;
  const line = hostedLineOf(url);
  if (line) return hostedErrors(operation, line, expected);
  const sid = flowSidOf(url, twilio.accountSid);
  if (!sid) return [];
  if (session.wasWritten(sid)) return unserved(operation, expected.documents);
  const live = await fetchFlow(twilio, sid);
  if (!live) return [`Flow ${sid} is gone from Twilio, so its numbers would be dead lines.`];
  const published = live.status === "published" ? live : await fetchPublished(twilio, sid);
  if (!published) return [`Flow ${sid} was never published, so its numbers would be dead lines.`];
  const mark = await shownMark(twilio, live);
  if (mark && expected.names.length > 0 && !expected.names.includes(fenceOf(mark.owner)))
    return [`Flow ${sid} is ${mark.owner} by now: another stack has taken it over.`];
  const known = [...Object.values(expected.stamps).flat(), ...(mark ? session.stampsOf(mark.owner) : [])];
  if (mark?.stamp && known.length > 0 && !known.includes(mark.stamp))
    return [sentences(olderCopy(sid, mark.stamp, true))];
  const named = new Set(urlsIn(published.definition.states));
  return unserved(
    operation,
    expected.documents.filter((document) => named.has(document)),
  );
}

/** The Function of a line: its service is there and this stack's, what was deployed last is deployed, and it answers. */
async function hostedErrors(
  operation: NumberOperation,
  line: HostedLine,
  { names, stamps, preview }: Expected,
): Promise<string[]> {
  const { twilio, session } = operation;
  const known = session.serviceAt(line);
  if (known && session.wasWritten(known.sid)) return preview ? [] : unanswered(operation, line.domain);
  const name = fenceAmong(names, line);
  const asked = known?.sid ?? (name === undefined ? undefined : serviceName(name));
  if (asked === undefined) return [];
  const service = await fetchService(twilio, asked);
  if (!service) return [`The Serverless service ${asked} is gone from Twilio, so its numbers would be dead lines.`];
  const { sid, mark } = service;
  const fence = known?.fence ?? name ?? "";
  const stampsKnown = [...(stamps[HOSTED_LINES] ?? []), ...session.stampsOf(`${fence}/${HOSTED_LINES}`)];
  if (mark?.stamp && !session.acceptsStamp(mark.stamp, stampsKnown))
    return [sentences(olderCopy(sid, mark.stamp, true))];
  const environment = await findEnvironment(twilio, sid);
  if (environment?.domainName !== line.domain)
    return [`The Serverless service ${sid} does not answer at ${line.domain}, so its numbers would be dead lines.`];
  if (known && environment.buildSid !== known.buildSid)
    return [
      `The Serverless service ${sid} was deployed by something else since: ${environment.buildSid || "no build"}.`,
    ];
  return unanswered(operation, line.domain);
}

/** A Function that does not answer, after some patience. It is protected: a request without Twilio's signature is refused. */
async function unanswered(operation: NumberOperation, domain: string): Promise<string[]> {
  const url = `https://${domain}${FUNCTION_PATH}`;
  const status = await patientStatus(operation, url, asksForSignature);
  if (status === undefined) return [];
  return [
    `The Function ${url} answers ${status || "nothing"} where it should ask for a signature, so calls would fail.`,
  ];
}

/** Documents that do not answer 200, after some patience. */
async function unserved(operation: NumberOperation, documents: readonly string[]): Promise<string[]> {
  const errors = await Promise.all(
    documents.map(async (url) => {
      const status = await patientStatus(operation, url, (seen) => seen === 200);
      if (status === undefined) return [];
      return [`The hosted document ${url} answers ${status || "nothing"}, so rejected callers would hear an error.`];
    }),
  );
  return errors.flat();
}

/** Undefined as soon as the answer is as it should be; otherwise the status that came last. */
async function patientStatus(
  { twilio }: NumberOperation,
  url: string,
  isGood: (status: number) => boolean,
): Promise<number | undefined> {
  let status = 0;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await twilio.patience.pause(FIRST_PAUSE * 2 ** (attempt - 1));
    ({ status } = await twilio.fetchDocument(url));
    if (isGood(status)) return undefined;
  }
  return status;
}
