import { type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { notFound, TwilioError } from "../http/twilioError";
import { latestRevision, publishedRevision } from "../state/flow";
import { type Flow, type Revision } from "../state/model";
import { revisionAnswer, seenFlowOfPath, STUDIO_HOST } from "./flow";

/** `GET /v2/Flows/{Sid}/Revisions`, a page, the newest first. */
export const listRevisions: Operation = {
  product: "studio",
  method: "GET",
  path: "/v2/Flows/{Sid}/Revisions",
  run(exchange) {
    const flow = seenFlowOfPath(exchange);
    const body = metaPage(
      exchange,
      STUDIO_HOST,
      "revisions",
      flow.revisions.toReversed(),
      (revision) => `${revision.number}`,
      (revision) => revisionAnswer(flow, revision),
    );
    return { status: 200, body };
  },
};

/** `GET /v2/Flows/{Sid}/Revisions/{Revision}`: by number, `LatestPublished` or `LatestRevision`. */
export const fetchRevision: Operation = {
  product: "studio",
  method: "GET",
  path: "/v2/Flows/{Sid}/Revisions/{Revision}",
  run(exchange) {
    const flow = seenFlowOfPath(exchange);
    const revision = namedRevision(flow, exchange.params.Revision ?? "");
    if (!revision) throw notFound(exchange.path);
    return { status: 200, body: revisionAnswer(flow, revision) };
  },
};

function namedRevision(flow: Flow, name: string): Revision | undefined {
  if (name === "LatestRevision") return latestRevision(flow);
  if (name === "LatestPublished") return publishedRevision(flow);
  if (!/^\d+$/.test(name)) {
    throw new TwilioError(400, 81021, `Revision must be a number, LatestPublished or LatestRevision, not "${name}"`);
  }
  return flow.revisions[Number(name) - 1];
}
