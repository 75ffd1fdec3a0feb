import { changedPaths } from "../../../flows/compare/changes";
import { withoutNoise } from "../../../flows/compare/essence";
import { type DetailedDiff } from "../../resource";
import { UNKNOWN } from "../../wire/values";
import { sameDefinition } from "./definition";
import { type FlowInputs, type FlowState } from "./flowState";

/** What differs, to the single value of the definition. A commit message by itself changes nothing that callers meet. */
export function diffFlow(before: FlowState, after: FlowInputs): DetailedDiff {
  const diff: DetailedDiff = {};
  if (before.friendlyName !== after.friendlyName) diff.friendlyName = "update";
  if ((before.status ?? "published") !== (after.status ?? "published")) diff.status = "update";
  if ((after.definition as unknown) === UNKNOWN) diff.definition = "update";
  else if (!sameDefinition(before.definition, after.definition)) {
    const paths = changedPaths(withoutNoise(before.definition, after.definition), after.definition);
    for (const path of paths.length > 0 ? paths : ["definition"]) diff[path] = "update";
  }
  if ((before.numbers ?? "") !== (after.numbers ?? "")) diff.numbers = "update";
  if (newStamp(before, after)) diff.stamps = "update";
  return diff;
}

/** Whether the memory has drawn a stamp that the flow does not carry yet. */
export const newStamp = (before: FlowState, after: FlowInputs): boolean =>
  after.stamps !== undefined && after.stamps[0] !== before.stamp;
