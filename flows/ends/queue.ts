import { type ForwardQueue } from "./forward";
import { type ForwardNames } from "../base/names";
import { enqueue } from "../widgets";
import { oneEntry } from "./branch";
import { type Branch } from "./index";

/** A call queue with Twilio's own waiting music. */
export function queue(forward: ForwardQueue, names: ForwardNames): Branch {
  return oneEntry(enqueue(names.call, { queue_name: forward.queue }));
}
