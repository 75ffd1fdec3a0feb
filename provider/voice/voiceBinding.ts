import { FRESH } from "../ahead";
import { type CheckFault, type DetailedDiff, type Kept, type Resource } from "../resource";
import { FORMAT } from "../state";
import { FenceLookup } from "../twilio/flows";
import { listNumbers } from "../twilio/numbers";
import { PartialFailure, ProviderError } from "../wire/failure";
import { UNKNOWN, hasUnknown } from "../wire/values";
import { type Outcome, applyBindings } from "./applyBindings";
import { type Binding, type BindingInput } from "./plan";
import { lossOf } from "./lossOf";
import { type StoredSettings, shownHandler, stored } from "./settings";

export interface VoiceBindingInputs {
  /** Name, such as a line's, to the webhook URL of a flow. */
  fences?: Record<string, string>;
  bindings: Record<string, BindingInput>;
  originals: Record<string, StoredSettings>;
  /** What flows handed back by themselves, number to a token that is new each time: such a number is looked at again. */
  handedBack?: Record<string, string>;
}

/** What is known of a number that we bound: all that it may still carry of ours. */
export interface Confirmed {
  /** Last confirmed first, then every earlier fence URL that it may still carry. */
  fenceUrls: string[];
  fallbackUrls: string[];
  /** What it had; kept for a number that could not be put back, since the inputs speak of it no more. */
  original?: StoredSettings;
}

export interface VoiceBindingState extends VoiceBindingInputs, Kept {
  confirmed: Record<string, Confirmed>;
}

type LiveNumbers = Awaited<ReturnType<typeof listNumbers>>;
const numbersFor = (urn: string) => `numbers for ${urn}`;

/** Binds numbers to flows, and puts them back. One resource for all numbers of a stack: one list, then a write a number that needs it. */
export const voiceBinding: Resource<VoiceBindingInputs, VoiceBindingState> = {
  packed: ["bindings", "originals", "confirmed"],

  check({ twilio, ahead, urn }, { fences = {}, bindings, originals }, old) {
    const faults: CheckFault[] = [];
    if (hasUnknown(originals) || [fences, bindings].includes(UNKNOWN as never)) return Promise.resolve(faults);
    for (const [number, binding] of Object.entries(bindings)) {
      if (hasUnknown(binding) || bindingOf({ fences, bindings, originals }, number)?.voiceUrl) continue;
      const known = Object.keys(fences).join(", ") || "none";
      faults.push({
        property: "bindings",
        reason: `bindings["${number}"] names no fence: set its fence to one of fences (${known}), or its voiceUrl`,
      });
    }
    for (const number of Object.keys(bindings).filter((key) => !originals[key])) {
      faults.push({
        property: "bindings",
        reason: `bindings["${number}"] has no entry in originals: without a memory of what it had it could not be put back`,
      });
    }
    // Every flow of the fence is done by now, so nothing of it writes to these numbers before the binding does.
    if (!old && faults.length === 0 && !hasUnknown([fences, bindings]))
      ahead.begin(numbersFor(urn), () => listNumbers(twilio));
    return Promise.resolve(faults);
  },

  diff(_operation, { inputs: before, state }, after) {
    const diff: DetailedDiff = {};
    if ((after.bindings as unknown) === UNKNOWN) return { bindings: "update" };
    // A number that could not be put back is in no binding any more, and is still to be put back.
    for (const number of Object.keys(state.confirmed)) {
      if (!after.bindings[number]) diff[`bindings["${number}"]`] = "delete";
    }
    for (const number of new Set([...Object.keys(before.bindings), ...Object.keys(after.bindings)])) {
      const path = `bindings["${number}"]`;
      const [was, is] = [before.bindings[number], after.bindings[number]];
      if (!was || !is) diff[path] = was ? "delete" : "add";
      else if (!sameBinding(before, after, number)) {
        // The same words may name another flow by now.
        const same = sorted(was) === sorted(is) && is.fence !== undefined;
        diff[same ? `fences["${is.fence}"]` : path] = "update";
      } else if (!sameSettings(before.originals[number], after.originals[number]))
        diff[`originals["${number}"]`] = "update";
      else if (after.handedBack?.[number] && before.handedBack?.[number] !== after.handedBack[number]) {
        diff[`handedBack["${number}"]`] = "update";
      }
    }
    return diff;
  },

  async create(operation, inputs, preview) {
    const { accountSid } = operation.twilio;
    const state = { ...inputs, accountSid, format: FORMAT };
    const sent = operation.ahead.take<LiveNumbers>(numbersFor(operation.urn), FRESH);
    if (preview) {
      const known = (inputs.bindings as unknown) !== UNKNOWN;
      operation.log.info(known ? words(Object.keys(inputs.bindings).length, 0) : NOT_KNOWN);
      return { id: accountSid, state: { ...state, confirmed: UNKNOWN as never } };
    }
    const live = await (sent ?? listNumbers(operation.twilio));
    const outcome = await applyBindings(operation, live, inputs, undefined);
    return { id: accountSid, state: finish(accountSid, { ...state, confirmed: outcome.confirmed }, outcome) };
  },

  async read({ twilio, log }, id, old) {
    if (!old) {
      throw new ProviderError(
        "VoiceBinding cannot be imported: run `pulumi up`, which binds what is not bound. Where state was lost, name the former handlers in ringfence:former.",
      );
    }
    const live = await listNumbers(twilio);
    const bindings: Record<string, BindingInput> = {};
    const lookup = new FenceLookup(twilio);
    for (const [number, binding] of Object.entries(old.inputs.bindings)) {
      const found = live.get(number);
      const bound = bindingOf(old.inputs, number);
      const loss = bound && (await lossOf(bound, found, lookup));
      if (!found || loss) {
        log.info(`${number} is not on its fence any more: ${loss}`);
        continue;
      }
      const { fallbackUrl, ...rest } = binding;
      bindings[number] = { ...rest, ...(fallbackUrl !== undefined && { fallbackUrl: found.voiceFallbackUrl }) };
      if (fallbackUrl !== undefined && fallbackUrl !== found.voiceFallbackUrl) {
        log.info(`${number} has another fallback than its fence gave it: ${shownHandler(found.voiceFallbackUrl)}`);
      }
    }
    const inputs = { ...old.inputs, bindings };
    return { id, inputs, state: { ...old.state, ...inputs } };
  },

  async update(operation, id, old, inputs, preview) {
    const state = { ...inputs, accountSid: old.state.accountSid, format: FORMAT };
    if (preview) {
      operation.log.info(describeUpdate(old.inputs, inputs));
      return { ...state, confirmed: UNKNOWN as never };
    }
    const outcome = await applyBindings(operation, await listNumbers(operation.twilio), inputs, old);
    return finish(id, { ...state, confirmed: outcome.confirmed }, outcome);
  },

  async delete(operation, _id, old) {
    if (operation.declared) return;
    const nothing = { bindings: {}, originals: {} };
    const { failures } = await applyBindings(operation, await listNumbers(operation.twilio), nothing, old);
    if (failures.length > 0) throw new ProviderError([...failures, HALF_RESTORED].join("\n"));
  },
};

/** The engine keeps the state of a delete that failed as it was before. */
const HALF_RESTORED =
  "The other numbers have their own settings back. Run it again to finish; to fence all of them again instead, run `pulumi up --refresh` (without --refresh it would believe that they still are).";

function finish(id: string, state: VoiceBindingState, { failures }: Outcome): VoiceBindingState {
  if (failures.length > 0) throw new PartialFailure(id, state, failures);
  return state;
}

const NOT_KNOWN = "binds numbers that are not known yet";

/** What an update does, in words, for the preview. */
function describeUpdate(before: VoiceBindingInputs, after: VoiceBindingInputs): string {
  if ((after.bindings as unknown) === UNKNOWN) return NOT_KNOWN;
  const changed = Object.keys(after.bindings).filter((number) => !sameBinding(before, after, number));
  const gone = Object.keys(before.bindings).filter((number) => !after.bindings[number]);
  return changed.length + gone.length > 0 ? words(changed.length, gone.length) : "looks at its numbers again";
}

function words(binds: number, restores: number): string {
  const numbers = (count: number) => `${count} ${count === 1 ? "number" : "numbers"}`;
  return (
    [binds > 0 && `binds ${numbers(binds)}`, restores > 0 && `restores ${numbers(restores)}`]
      .filter(Boolean)
      .join(", ") || "no number to bind"
  );
}

const sameBinding = (before: VoiceBindingInputs, after: VoiceBindingInputs, number: string): boolean =>
  sorted(bindingOf(before, number)) === sorted(bindingOf(after, number));

/** What a number is to show, with everything said; undefined if it is not to be bound. */
export function bindingOf({ fences = {}, bindings }: VoiceBindingInputs, number: string): Binding | undefined {
  const given = bindings[number];
  if (!given) return undefined;
  const { fence = "", voiceUrl, ...binding } = given;
  return { voiceMethod: "POST", fallbackMethod: "POST", ...binding, voiceUrl: voiceUrl || fences[fence] || "" };
}

const sameSettings = (a: StoredSettings | undefined, b: StoredSettings | undefined): boolean =>
  sorted(a && stored(a)) === sorted(b && stored(b));

const sorted = (value: object | undefined): string =>
  JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
