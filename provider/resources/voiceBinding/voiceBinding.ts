import { BindingWork, type Outcome, type Wanted } from "../../../numbers/bind";
import { type Bound } from "../../../numbers/bound";
import { type Binding, type BindingInput } from "../../../numbers/fields";
import { type Stamps } from "../../../numbers/lines";
import { lookBeforeBinding } from "../../../numbers/look";
import { lossOf } from "../../../numbers/lossOf";
import { oursOn } from "../../../numbers/ours";
import { shownHandler } from "../../../numbers/settings";
import { type Operation, type Resource } from "../../resource";
import { FORMAT } from "../../state";
import { FenceLookup } from "../../../twilio/fences";
import { recentNumbers } from "../../../twilio/numbers";
import { ProviderError } from "../../../twilio/failure";
import { PartialFailure } from "../../wire/failure";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import {
  type VoiceBindingInputs,
  type VoiceBindingState,
  NOT_KNOWN,
  bindingOf,
  checkBindings,
  describeUpdate,
  diffBindings,
  describeCounts,
} from "./bindingInputs";

type Old = { inputs: VoiceBindingInputs; state: VoiceBindingState };

/** So many flows of earlier lines are recognised. */
const REMEMBERED_FENCES = 100;

/** Binds numbers to flows, and puts them back. One resource for all numbers of a stack: one list, then one write for each number that needs it. */
export const voiceBinding: Resource<VoiceBindingInputs, VoiceBindingState> = {
  packed: ["bindings", "originals", "leaving", "bound"],

  check({ twilio, session, urn }, inputs, old) {
    const errors = checkBindings(inputs);
    if ((inputs.bindings as unknown) !== UNKNOWN) session.claim(urn, Object.keys(inputs.bindings));
    // Every flow of the fence is done by now, so nothing of it writes to these numbers before the binding does.
    const known = !hasUnknown([inputs.fences, inputs.bindings]);
    if (!old && errors.length === 0 && known) recentNumbers(twilio).catch(() => undefined);
    return Promise.resolve(errors);
  },

  diff: (_operation, { state }, after) => diffBindings(state, after),

  async create(operation, inputs, preview) {
    const { accountSid } = operation.twilio;
    const known = !hasUnknown(inputs.originals) && (inputs.bindings as unknown) !== UNKNOWN;
    if (preview) {
      operation.log.info(known ? describeCounts(Object.keys(inputs.bindings).length, 0) : NOT_KNOWN);
      if (known && !hasUnknown(inputs.bindings)) await previewBinding(operation, inputs, undefined);
      const unknown = { bound: UNKNOWN as never, fenceUrls: UNKNOWN as never };
      return { id: accountSid, state: { ...inputs, accountSid, format: FORMAT, ...unknown } };
    }
    return { id: accountSid, state: await applyBinding(operation, accountSid, inputs, undefined) };
  },

  async read({ twilio, log, session }, id, old) {
    if (!old) {
      throw new ProviderError(
        "VoiceBinding cannot be imported: run `pulumi up`, which binds what is not bound. Where state was lost, name the former handlers in ringfence:former.",
      );
    }
    const live = await recentNumbers(twilio);
    const { names = [], fenceUrls } = old.state;
    const lookup = new FenceLookup(twilio, session, names);
    const bindings: Record<string, BindingInput> = {};
    const bound: Record<string, Bound> = {};
    for (const [number, kept] of Object.entries(old.state.bound)) {
      const found = live.get(number);
      const ours = found && (await oursOn(found, { lookup, names, urls: new Set(fenceUrls) }, () => false));
      // A number that carries nothing of ours needs no memory here, and an old one would be the wrong one later.
      const fallback = found?.voiceFallbackUrl ?? "";
      const given = fallback !== (kept.original.voiceFallbackUrl ?? "") && kept.fallbackUrls.includes(fallback);
      if (ours?.any || (found && given)) bound[number] = kept;
    }
    for (const [number, binding] of Object.entries(old.state.bindings)) {
      const found = live.get(number);
      const wanted = bindingOf(old.state, number);
      const loss = wanted && (await lossOf(wanted, found, lookup));
      if (!found || loss) {
        log.info(`${number} is not on its fence any more: ${loss}`);
        continue;
      }
      const { fallbackUrl, ...rest } = binding;
      bindings[number] = { ...rest, ...(fallbackUrl !== undefined && { fallbackUrl: found.voiceFallbackUrl }) };
      if (fallbackUrl !== undefined && fallbackUrl !== found.voiceFallbackUrl)
        log.info(`${number} has another fallback than its fence gave it: ${shownHandler(found.voiceFallbackUrl)}`);
    }
    return { id, inputs: { ...old.inputs, bindings }, state: { ...old.state, bindings, bound } };
  },

  async update(operation, id, { state }, inputs, preview) {
    if (!preview) return applyBinding(operation, id, inputs, state);
    if (!hasUnknown([inputs.bindings, inputs.originals, inputs.leaving]))
      await previewBinding(operation, inputs, state);
    operation.log.info(describeUpdate(state, inputs));
    return { ...state, ...inputs, bound: UNKNOWN as never };
  },

  async delete(operation, _id, { inputs, state }) {
    if (operation.declared) return;
    const { session, urn } = operation;
    const own = Object.entries(state.bound).filter(([number]) => !session.isClaimedBeside(urn, number));
    const nothing = { bindings: {}, originals: {}, names: state.names ?? [] };
    const work = await workFor(operation, nothing, { ...state, bound: Object.fromEntries(own) });
    await work.prepare(stampsOf(inputs, state));
    const { failures } = await work.carryOut();
    if (failures.length > 0) throw new ProviderError([...failures, HALF_RESTORED].join("\n"));
  },
};

/** The engine keeps the state of a delete that failed as it was before. */
const HALF_RESTORED =
  "The other numbers have their own settings back. Run it again to finish; to fence all of them again instead, run `pulumi up --refresh` (without --refresh it would believe that they still are).";

/** Looks as the update would look. @throws ProviderError with what the update would stop at */
async function previewBinding(
  operation: Operation,
  inputs: VoiceBindingInputs,
  before: VoiceBindingState | undefined,
): Promise<void> {
  const work = await workFor(operation, inputs, before);
  const stamps = hasUnknown(inputs.stamps) ? {} : stampsOf(inputs, before);
  const failures = await work.prepare(stamps);
  if (failures.length > 0) throw new ProviderError(failures.join("\n"));
  const { names = [], documents = [] } = inputs;
  const [urls, madeInThisRun] = [work.targets().filter((url) => url !== UNKNOWN), work.targets().includes(UNKNOWN)];
  const served = operation.session.documentsChange || hasUnknown(documents) ? [] : documents;
  await lookBeforeBinding(operation, {
    ...{ urls, madeInThisRun, stamps, documents: served, preview: true },
    names: hasUnknown(names) ? [] : names,
  });
}

/** @throws PartialFailure with what was done, and each number that is left */
async function applyBinding(
  operation: Operation,
  id: string,
  inputs: VoiceBindingInputs,
  before: VoiceBindingState | undefined,
): Promise<VoiceBindingState> {
  const work = await workFor(operation, inputs, before);
  const stamps = stampsOf(inputs, before);
  await work.prepare(stamps);
  const { names = [], documents = [] } = inputs;
  await lookBeforeBinding(operation, { urls: work.targets(), names, stamps, documents });
  const { bound, failures }: Outcome = await work.carryOut();
  const accountSid = before?.accountSid ?? operation.twilio.accountSid;
  const state = { ...inputs, accountSid, format: FORMAT, bound, fenceUrls: fenceUrlsOf(inputs, before) };
  if (failures.length > 0) throw new PartialFailure(id, state, failures);
  return state;
}

async function workFor(operation: Operation, inputs: VoiceBindingInputs, before: VoiceBindingState | undefined) {
  const bindings = Object.keys(inputs.bindings).flatMap((number): [string, Binding][] => {
    const binding = bindingOf(inputs, number);
    return binding ? [[number, binding]] : [];
  });
  const wanted: Wanted = {
    bindings: Object.fromEntries(bindings),
    originals: inputs.originals,
    leaving: inputs.leaving ?? {},
    named: inputs.named ?? [],
  };
  const urls = new Set(fenceUrlsOf(inputs, before));
  const live = await recentNumbers(operation.twilio);
  return new BindingWork(operation, live, wanted, before?.bound ?? {}, inputs.names ?? [], urls);
}

/** Stamps of inputs and state together: where a state lags behind its inputs, both are this stack's own. */
function stampsOf(inputs: VoiceBindingInputs, state: VoiceBindingState | undefined): Stamps {
  const lines = new Set([...Object.keys(inputs.stamps ?? {}), ...Object.keys(state?.stamps ?? {})]);
  return Object.fromEntries(
    [...lines].map((line) => [line, [...(inputs.stamps?.[line] ?? []), ...(state?.stamps?.[line] ?? [])]]),
  );
}

const fenceUrlsOf = (
  { fences = {}, bindings }: VoiceBindingInputs,
  before: Pick<Old["state"], "fenceUrls"> | undefined,
) => {
  const named = Object.values(bindings).flatMap(({ voiceUrl }) => voiceUrl ?? []);
  const all = [...Object.values(fences), ...named, ...(before?.fenceUrls ?? [])].filter((url) => url !== UNKNOWN);
  return [...new Set(all)].slice(0, REMEMBERED_FENCES);
};
