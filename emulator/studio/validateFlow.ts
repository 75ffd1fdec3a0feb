import { required } from "../http/form";
import { type Operation } from "../http/operation";
import { parseDefinition } from "./definition";
import { commitMessageField, statusField } from "./form";

/** `POST /v2/Flows/Validate`. A bad definition is an error answer, never `{"valid": false}`. */
export const validateFlow: Operation = {
  product: "studio",
  method: "POST",
  path: "/v2/Flows/Validate",
  run({ form }) {
    required(form, "FriendlyName");
    statusField(form);
    commitMessageField(form);
    parseDefinition(required(form, "Definition"));
    return { status: 200, body: { valid: true } };
  },
};
