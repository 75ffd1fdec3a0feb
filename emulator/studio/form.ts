import { oneOf, required } from "../http/form";
import { badRequest } from "../http/twilioError";

/** The `Status` of a new revision; every write needs one. */
export function statusField(form: URLSearchParams): "draft" | "published" {
  required(form, "Status");
  return oneOf(form, "Status", ["draft", "published"] as const) ?? "draft";
}

/** The optional commit message. Twilio refuses an empty one: it has to be left out. */
export function commitMessageField(form: URLSearchParams): string | null {
  const message = form.get("CommitMessage");
  if (message === "") throw badRequest("CommitMessage must not be empty");
  return message;
}
