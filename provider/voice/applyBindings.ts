import { type Operation } from "../resource";
import { FenceLookup } from "../twilio/flows";
import { type PhoneNumber, writeVoice } from "../twilio/numbers";
import { stackOf } from "../urn";
import { fieldsToBind, fieldsToRestore, type Binding, type Ours } from "./plan";
import {
  type VoiceSettings,
  isRouted,
  sameRouting,
  settingsOf,
  shownAnswer,
  shownHandler,
  unfitReason,
  whole,
} from "./settings";
import { type Confirmed, bindingOf, type VoiceBindingInputs, type VoiceBindingState } from "./voiceBinding";

export interface Outcome {
  confirmed: Record<string, Confirmed>;
  /** One line a number that could not be bound or restored. */
  failures: string[];
}

/**
 * Brings every number to what `inputs` say: bound, or put back where only `old` has it. Numbers are independent; one that
 * fails stops no other, and what may still be on it stays known.
 */
export async function applyBindings(
  operation: Operation,
  live: Map<string, PhoneNumber>,
  inputs: VoiceBindingInputs,
  old: { inputs: VoiceBindingInputs; state: VoiceBindingState } | undefined,
): Promise<Outcome> {
  const work = new BindingWork(operation, live, inputs, old);
  const numbers = new Set([...Object.keys(inputs.bindings), ...Object.keys(old?.state.confirmed ?? {})]);
  let done = 0;
  await Promise.all(
    [...numbers].map(async (number) => {
      await work.settle(number);
      done += 1;
      if (numbers.size >= 20 && done % 10 === 0) operation.log.status(`${done} of ${numbers.size} numbers done`);
    }),
  );
  return { confirmed: work.confirmed, failures: work.failures.sort() };
}

class BindingWork {
  readonly confirmed: Record<string, Confirmed> = {};
  readonly failures: string[] = [];
  readonly #tried = new Set<string>();
  readonly #lookup: FenceLookup;

  constructor(
    private readonly operation: Operation,
    private readonly live: Map<string, PhoneNumber>,
    private readonly inputs: VoiceBindingInputs,
    private readonly old: { inputs: VoiceBindingInputs; state: VoiceBindingState } | undefined,
  ) {
    this.#lookup = new FenceLookup(operation.twilio);
  }

  async settle(number: string): Promise<void> {
    const before = this.old?.state.confirmed[number];
    const binding = bindingOf(this.inputs, number);
    try {
      const after = binding ? await this.#bind(number, binding, before) : await this.#restore(number, before);
      if (after) this.confirmed[number] = after;
    } catch (error) {
      this.failures.push(`${number}: ${error instanceof Error ? error.message : String(error)}`);
      // What was not tried is not on the number: its owner may have set the same value.
      const asked = this.#tried.has(number) ? binding : undefined;
      if (!before && !asked) return;
      this.confirmed[number] = {
        fenceUrls: distinct([asked?.voiceUrl, ...(before?.fenceUrls ?? [])]),
        fallbackUrls: distinct([asked?.fallbackUrl, ...(before?.fallbackUrls ?? [])]),
        ...(!binding && this.#keptOriginal(number, before)),
      };
    }
  }

  async #bind(number: string, binding: Binding, before: Confirmed | undefined): Promise<Confirmed> {
    const found = this.live.get(number);
    if (!found) throw new Error("it is not in the account any more. Take it out of ringfence:numbers.");
    if (!binding.voiceUrl) throw new Error("its binding names no fence, so its calls would meet nothing.");
    const remembered = this.inputs.originals[number];
    // Only what is remembered can be put back, and only a config that takes over makes it be remembered.
    const unfit = unfitReason(found, remembered !== undefined && sameRouting(found, remembered));
    if (unfit) throw new Error(unfit);
    if (!remembered)
      throw new Error("nothing is remembered of what it had, so it could not be put back. Run `pulumi up --refresh`.");
    const original = whole(remembered);
    const earlier = oursOf(before);
    const onFence = found.voiceUrl === binding.voiceUrl || earlier.isFence(found.voiceUrl);
    // Nobody's handler is lost where there is none: the config may name one for such a number.
    const asFound = ["", original.voiceUrl].includes(found.voiceUrl) && sameRouting(found, original);
    const known = onFence || asFound;
    if (!known) await this.#refuseStranger(found, original);
    const ours: Ours = { ...earlier, isFence: (url) => earlier.isFence(url) || (!known && url === found.voiceUrl) };
    const fields = fieldsToBind(found, binding, original, ours);
    this.#tried.add(number);
    if (Object.keys(fields).length > 0) await writeVoice(this.operation.twilio, found.sid, fields);
    const { fallbackUrl } = binding;
    return {
      fenceUrls: [binding.voiceUrl],
      fallbackUrls: fallbackUrl === undefined ? [] : [fallbackUrl],
    };
  }

  async #restore(number: string, before: Confirmed | undefined): Promise<undefined> {
    const found = this.live.get(number);
    if (!found || !before) {
      this.operation.log.warning(`${number} is not in the account any more: there is nothing to put back`);
      return undefined;
    }
    const original = this.#originalOf(number, before);
    const ours = oursOf(before);
    if (original && isRouted(found) && !sameRouting(found, original)) {
      this.operation.log.info(`${number} was put under ${shownAnswer(found)} since: it stays there`);
    } else if (!ours.isFence(found.voiceUrl) && found.voiceUrl !== original?.voiceUrl) {
      this.operation.log.info(`${number} is at ${shownHandler(found.voiceUrl)}, not at our fence: its voice URL stays`);
    }
    if (!original)
      throw new Error("nothing is remembered of what it had. Set its voice URL by hand, then run this again.");
    const fields = fieldsToRestore(found, original, ours);
    if (Object.keys(fields).length > 0) await writeVoice(this.operation.twilio, found.sid, fields);
    return undefined;
  }

  #originalOf(number: string, before: Confirmed | undefined): VoiceSettings | undefined {
    const { original } = this.#keptOriginal(number, before);
    return original && whole(original);
  }

  #keptOriginal(number: string, before: Confirmed | undefined): Pick<Confirmed, "original"> {
    const original = before?.original ?? this.old?.inputs.originals[number] ?? this.inputs.originals[number];
    return original ? { original } : {};
  }

  /**
   * A run that was killed may have bound a number to a flow of this stack that no state speaks of; whatever else it is
   * at, somebody chose.
   */
  async #refuseStranger(found: PhoneNumber, original: VoiceSettings): Promise<void> {
    const fence = await this.#lookup.at(found.voiceUrl);
    if (fence && ("gone" in fence || fence.mark.owner.startsWith(`${stackOf(this.operation.urn)}/`))) return;
    if (fence) {
      throw new Error(
        `another stack fenced it since: it is on the Ringfence flow ${fence.mark.owner}, so it was left alone. ` +
          "Remove it from that stack first, or take it out of ringfence:numbers.",
      );
    }
    const shown = sameRouting(found, original) ? ({ voiceUrl }: VoiceSettings) => shownHandler(voiceUrl) : shownAnswer;
    throw new Error(
      `somebody pointed it at ${shown(settingsOf(found))} since (it had ${shown(original)}), so it was left alone. ` +
        "To fence it in front of the new handler run `pulumi up --refresh`.",
    );
  }
}

const oursOf = (before: Confirmed | undefined): Ours => ({
  isFence: (url) => before?.fenceUrls.includes(url) ?? false,
  isFallback: (url) => before?.fallbackUrls.includes(url) ?? false,
});

const distinct = (urls: (string | undefined)[]): string[] => [...new Set(urls.filter((url) => url !== undefined))];
