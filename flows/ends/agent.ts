import { type ForwardFlex } from "./forward";
import { type ForwardNames } from "../base/names";
import { sendToFlex } from "../widgets";
import { oneEntry } from "./branch";
import { type Branch } from "./index";

/** A task for an agent in Flex. */
export function agent({ workflow, channel }: ForwardFlex, names: ForwardNames): Branch {
  return oneEntry(sendToFlex(names.call, { workflow, channel }));
}
