import { type ForwardFlow } from "./forward";
import { type ForwardNames } from "../base/names";
import { redirect } from "../widgets";
import { oneEntry } from "./branch";
import { type Branch, type Ground } from "./index";

/** A redirect to the other flow's webhook: a run of its own, and not a subflow, which could not run subflows itself. */
export function flow(forward: ForwardFlow, { accountSid }: Ground, names: ForwardNames): Branch {
  const url = `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${forward.flowSid}`;
  return oneEntry(redirect(names.call, url, "POST"));
}
