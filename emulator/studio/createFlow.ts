import { required } from "../http/form";
import { type Operation } from "../http/operation";
import { addFlow } from "../state/flow";
import { parseDefinition } from "./definition";
import { flowAnswer } from "./flow";
import { commitMessageField, statusField } from "./form";

/** `POST /v2/Flows`. The friendly name need not be unique: a second create makes a second flow. */
export const createFlow: Operation = {
  product: "studio",
  method: "POST",
  path: "/v2/Flows",
  run({ state, account, form }) {
    const friendlyName = required(form, "FriendlyName");
    const status = statusField(form);
    const definition = parseDefinition(required(form, "Definition"));
    const commitMessage = commitMessageField(form);
    const flow = addFlow(state, {
      friendlyName,
      status,
      definition,
      accountSid: account.sid,
      ...(commitMessage !== null && { commitMessage }),
    });
    flow.unseen = true;
    return { status: 201, body: flowAnswer(flow, null) };
  },
};
