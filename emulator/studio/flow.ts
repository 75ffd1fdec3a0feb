import { type Exchange } from "../http/operation";
import { notFound } from "../http/twilioError";
import { latestRevision, webhookUrl } from "../state/flow";
import { type Flow, type Revision } from "../state/model";

/** Host of the Studio API in answers. */
export const STUDIO_HOST = "studio.twilio.com";

/**
 * The flow that the path names.
 * @throws 404 when there is none, and once for a flow that was only just created (see {@link seenFlowOfPath}).
 */
export function flowOfPath(exchange: Exchange): Flow {
  const flow = exchange.state.flows[exchange.params.Sid ?? ""];
  if (flow?.accountSid !== exchange.account.sid) throw notFound(exchange.path);
  return flow;
}

/**
 * The same for a read. Reads at Twilio lag behind writes: the first one after a create is a 404. Once a flow has been
 * seen, or changed, it stays visible.
 */
export function seenFlowOfPath(exchange: Exchange): Flow {
  const flow = flowOfPath(exchange);
  if (flow.unseen) {
    // A read that lags sees a copy of the flow; that it was seen is true of the flow itself.
    const current = exchange.current.flows[flow.sid];
    exchange.afterwards(() => {
      for (const each of [flow, current]) if (each) each.unseen = false;
    });
    if (exchange.settings.consistencyDelay) throw notFound(exchange.path);
  }
  return flow;
}

/** The answer for a flow: its newest revision, whatever the status. `errors` and `warnings` are null only after a create. */
export function flowAnswer(flow: Flow, faults: null | [] = []): object {
  const url = `https://${STUDIO_HOST}/v2/Flows/${flow.sid}`;
  return {
    ...revisionFields(flow, latestRevision(flow)),
    errors: faults,
    warnings: faults,
    webhook_url: webhookUrl(flow.accountSid, flow.sid),
    url,
    links: { test_users: `${url}/TestUsers`, revisions: `${url}/Revisions`, executions: `${url}/Executions` },
  };
}

/** A flow in a list: without its definition, and without what is derived from it. */
export function flowListItem(flow: Flow): object {
  return {
    ...flowAnswer(flow),
    definition: null,
    commit_message: null,
    valid: null,
    errors: null,
    warnings: null,
  };
}

/** The answer for a revision. */
export function revisionAnswer(flow: Flow, revision: Revision): object {
  return {
    ...revisionFields(flow, revision),
    errors: [],
    url: `https://${STUDIO_HOST}/v2/Flows/${flow.sid}/Revisions/${revision.number}`,
  };
}

function revisionFields(flow: Flow, revision: Revision): object {
  return {
    status: revision.status,
    definition: revision.definition,
    date_updated: revision.dateUpdated,
    friendly_name: revision.friendlyName,
    account_sid: flow.accountSid,
    date_created: flow.dateCreated,
    valid: true,
    sid: flow.sid,
    commit_message: revision.commitMessage,
    revision: revision.number,
  };
}
