import { type Operation } from "../http/operation";
import { addRevision, latestRevision } from "../state/flow";
import { parseDefinition } from "./definition";
import { flowAnswer, flowOfPath } from "./flow";
import { commitMessageField, statusField } from "./form";

/**
 * `POST /v2/Flows/{Sid}`: always a new revision. Fields that are left out are taken from the newest revision, a draft
 * included; which one Twilio takes is not documented.
 */
export const updateFlow: Operation = {
  product: "studio",
  method: "POST",
  path: "/v2/Flows/{Sid}",
  run(exchange) {
    const flow = flowOfPath(exchange);
    const { form } = exchange;
    const before = latestRevision(flow);
    const status = statusField(form);
    const sent = form.get("Definition");
    const definition = sent === null ? before.definition : parseDefinition(sent);
    const commitMessage = commitMessageField(form);
    addRevision(flow, {
      friendlyName: form.get("FriendlyName") ?? before.friendlyName,
      status,
      definition,
      commitMessage,
    });
    flow.unseen = false;
    return { status: 200, body: flowAnswer(flow) };
  },
};
