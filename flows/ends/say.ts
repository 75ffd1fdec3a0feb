import { type ForwardSay } from "./forward";
import { type ForwardNames } from "../base/names";
import { sayPlay } from "../widgets";
import { oneEntry } from "./branch";
import { type Branch } from "./index";

/** One sentence. The flow ends behind it, and so does the call. */
export function say(forward: ForwardSay, names: ForwardNames): Branch {
  return oneEntry(sayPlay(names.call, { say: forward.text }));
}
