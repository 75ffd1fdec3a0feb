import { type Bound } from "../../../numbers/bound";
import { type Binding, type BindingInput } from "../../../numbers/fields";
import { type Stamps } from "../../../numbers/lines";
import { type StoredSettings, stored } from "../../../numbers/settings";
import { type CheckFailure, type DetailedDiff, type StoredBase } from "../../resource";
import { UNKNOWN, hasUnknown } from "../../wire/values";

export interface VoiceBindingInputs {
  /** Name, such as a line's, to the webhook URL of a flow. */
  fences?: Record<string, string>;
  bindings: Record<string, BindingInput>;
  originals: Record<string, StoredSettings>;
  /** What numbers had that left, and that could not be given it back yet. */
  leaving?: Record<string, StoredSettings>;
  /** Numbers whose handler the config names itself, in `originals`: they need not show it. */
  named?: string[];
  /** The memory's token: another one means that numbers have to be looked at again. */
  released?: string;
  /** Every name that the fence has had. Left out: the flows may be anybody's. */
  names?: string[];
  /** Line to the stamps that its flow may carry. */
  stamps?: Stamps;
  /** URLs of hosted documents that flows name. They have to be served before a number is bound. */
  documents?: string[];
}

export interface VoiceBindingState extends VoiceBindingInputs, StoredBase {
  /** What is known of each number that is, or may be, on a fence. */
  bound: Record<string, Bound>;
  /** Webhook URLs of every flow that numbers may still be on, those of `fences` first. */
  fenceUrls: string[];
}

/** Bindings that name no fence, or a number that nothing is remembered of. */
export function checkBindings({ fences = {}, bindings, originals }: VoiceBindingInputs): CheckFailure[] {
  const errors: CheckFailure[] = [];
  if (hasUnknown(originals) || [fences, bindings].includes(UNKNOWN as never)) return errors;
  for (const [number, binding] of Object.entries(bindings)) {
    if (hasUnknown(binding) || bindingOf({ fences, bindings }, number)?.voiceUrl) continue;
    const known = Object.keys(fences).join(", ") || "none";
    errors.push({
      property: "bindings",
      reason: `bindings["${number}"] names no fence: set its fence to one of fences (${known}), or its voiceUrl`,
    });
  }
  for (const number of Object.keys(bindings).filter((key) => !originals[key])) {
    errors.push({
      property: "bindings",
      reason: `bindings["${number}"] has no entry in originals: without a memory of what it had it could not be put back`,
    });
  }
  return errors;
}

/** What differs between what numbers are known to show and what they are to show. */
export function diffBindings(state: VoiceBindingState, after: VoiceBindingInputs): DetailedDiff {
  const diff: DetailedDiff = {};
  if ((after.bindings as unknown) === UNKNOWN) return { bindings: "update" };
  for (const number of Object.keys(state.bound)) {
    // One that could not be put back is in no binding any more, and is still to be put back.
    if (!after.bindings[number]) diff[`bindings["${number}"]`] = "delete";
  }
  for (const [number, is] of Object.entries(after.bindings)) {
    const path = `bindings["${number}"]`;
    const was = state.bindings[number];
    const bound = state.bound[number];
    if (!was || !bound) diff[path] = "add";
    else if (!sameBinding(state, after, number)) {
      // The same words may name another flow by now.
      const same = sorted(was) === sorted(is) && is.fence !== undefined;
      diff[same ? `fences["${is.fence}"]` : path] = "update";
    } else if (!sameSettings(bound.original, after.originals[number])) diff[`originals["${number}"]`] = "update";
  }
  if (after.released && after.released !== state.released) diff.released = "update";
  return diff;
}

/** What an update does, in words, for the preview. */
export function describeUpdate(before: VoiceBindingState, after: VoiceBindingInputs): string {
  if ((after.bindings as unknown) === UNKNOWN) return NOT_KNOWN;
  const changed = Object.keys(after.bindings).filter(
    (number) => !before.bound[number] || !sameBinding(before, after, number),
  );
  const gone = Object.keys(before.bound).filter((number) => !after.bindings[number]);
  return changed.length + gone.length > 0 ? describeCounts(changed.length, gone.length) : "looks at its numbers again";
}

export const NOT_KNOWN = "binds numbers that are not known yet";

export function describeCounts(binds: number, restores: number): string {
  const numbers = (count: number) => `${count} ${count === 1 ? "number" : "numbers"}`;
  return (
    [binds > 0 && `binds ${numbers(binds)}`, restores > 0 && `restores ${numbers(restores)}`]
      .filter(Boolean)
      .join(", ") || "no number to bind"
  );
}

const sameBinding = (before: VoiceBindingInputs, after: VoiceBindingInputs, number: string): boolean =>
  sorted(bindingOf(before, number)) === sorted(bindingOf(after, number));

/** What a number is to show, with all defaults; undefined if it is not to be bound. */
export function bindingOf(
  { fences = {}, bindings }: Pick<VoiceBindingInputs, "fences" | "bindings">,
  number: string,
): Binding | undefined {
  const given: BindingInput | undefined = bindings[number];
  if (!given) return undefined;
  const { fence = "", voiceUrl, ...binding } = given;
  return { voiceMethod: "POST", fallbackMethod: "POST", ...binding, voiceUrl: voiceUrl || fences[fence] || "" };
}

const sameSettings = (a: StoredSettings | undefined, b: StoredSettings | undefined): boolean =>
  sorted(a && stored(a)) === sorted(b && stored(b));

const sorted = (value: object | undefined): string =>
  JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
