import { changedPaths } from "../../flows/changes";
import { withoutNoise } from "../../flows/essence";
import { type DetailedDiff } from "../resource";
import { UNKNOWN } from "../wire/values";
import { sameDefinition } from "./definition";
import { type FlowInputs } from "./flow";
import { type HandBackSettings } from "./handBack";
import { stored } from "../voice/settings";

/** What differs, to the single value of the definition. A commit message by itself changes nothing that callers meet. */
export function diffFlow(before: FlowInputs, after: FlowInputs): DetailedDiff {
  const diff: DetailedDiff = {};
  if (before.friendlyName !== after.friendlyName) diff.friendlyName = "update";
  if ((before.status ?? "published") !== (after.status ?? "published")) diff.status = "update";
  if ((after.definition as unknown) === UNKNOWN) diff.definition = "update";
  else if (!sameDefinition(before.definition, after.definition)) {
    const paths = changedPaths(withoutNoise(before.definition, after.definition), after.definition);
    for (const path of paths.length > 0 ? paths : ["definition"]) diff[path] = "update";
  }
  if ((after.handBack as unknown) === UNKNOWN) return { ...diff, handBack: "update" };
  for (const number of new Set([...Object.keys(before.handBack ?? {}), ...Object.keys(after.handBack ?? {})])) {
    const [was, is] = [before.handBack?.[number], after.handBack?.[number]];
    if (was && is && sameHandBack(was, is)) continue;
    diff[`handBack["${number}"]`] = !was ? "add" : !is ? "delete" : "update";
  }
  return diff;
}

const sameHandBack = (a: HandBackSettings, b: HandBackSettings): boolean =>
  a.fenceFallbackUrl === b.fenceFallbackUrl && sorted(stored(a)) === sorted(stored(b));

const sorted = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
