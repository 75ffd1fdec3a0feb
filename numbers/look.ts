import { fenceOf, shownMark } from "../twilio/fences";
import { type NumberOperation } from "./operation";
import { fetchFlow, fetchPublished, flowSidOf, urlsIn } from "../twilio/flows";
import { ProviderError } from "../twilio/failure";
import { type Stamps } from "./lines";
import { olderCopy, inWords } from "./standing";

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
    return [inWords(olderCopy(sid, mark.stamp, true))];
  const named = new Set(urlsIn(published.definition.states));
  return unserved(
    operation,
    expected.documents.filter((document) => named.has(document)),
  );
}

/** Documents that do not answer 200, after some patience. */
async function unserved({ twilio }: NumberOperation, documents: readonly string[]): Promise<string[]> {
  const errors = await Promise.all(
    documents.map(async (url) => {
      let status = 0;
      for (let attempt = 0; attempt < TRIES; attempt++) {
        if (attempt > 0) await twilio.patience.pause(FIRST_PAUSE * 2 ** (attempt - 1));
        ({ status } = await twilio.fetchDocument(url));
        if (status === 200) return [];
      }
      return [`The hosted document ${url} answers ${status || "nothing"}, so rejected callers would hear an error.`];
    }),
  );
  return errors.flat();
}
