import { type ForwardWebhook } from "./forward";
import { type ForwardNames } from "../base/names";
import { redirect } from "../widgets";
import { oneEntry } from "./branch";
import { type Branch } from "./index";

/** One redirect, the same for every caller. */
export function webhook(forward: ForwardWebhook, names: ForwardNames): Branch {
  return oneEntry(redirect(names.call, forward.url, forward.method));
}
