import { type NumberOperation } from "./operation";
import { FenceLookup, ownerOf } from "../twilio/fences";
import { type PhoneNumber, writeVoice } from "../twilio/numbers";
import { type Bound, merged } from "./bound";
import { type Binding, fieldsToBind } from "./fields";
import { type OwnFences, isOther, isOwnFence, oursOn } from "./ours";
import { type Stamps } from "./lines";
import { refuseOlderCopy, standings } from "./standing";
import { messageOf, notRemembered, restoration } from "./restore";
import {
  type StoredSettings,
  sameRouting,
  settingsOf,
  shownAnswer,
  shownHandler,
  unfitReason,
  withDefaults,
} from "./settings";

/** What numbers are to show. */
export interface Wanted {
  /** Number to what it shows while it is fenced. */
  bindings: Record<string, Binding>;
  /** Number to what it had. */
  originals: Record<string, StoredSettings>;
  /** The same for numbers that left and could not be given it back yet. */
  leaving: Record<string, StoredSettings>;
  /** Numbers whose handler the config names itself. */
  named: readonly string[];
}

export interface Outcome {
  bound: Record<string, Bound>;
  /** One line for each number that could not be bound or restored. */
  failures: string[];
}

/** What a number needs, found out before anything is written. Undefined: nothing, and nothing of ours is on it. */
type Step = { run: () => Promise<void>; keeps: Bound | undefined; points: string | undefined } | undefined;

/**
 * Brings every number to what is wanted: bound, or given back what it had where only `before` has it. Numbers are independent; one
 * that fails stops no other, and what may still be on it stays known.
 */
export class BindingWork {
  readonly #fences: OwnFences;
  readonly #steps = new Map<string, Step>();
  readonly #failures: string[] = [];

  constructor(
    private readonly operation: NumberOperation,
    private readonly live: Map<string, PhoneNumber>,
    private readonly wanted: Wanted,
    private readonly before: Record<string, Bound>,
    names: readonly string[],
    urls: ReadonlySet<string>,
  ) {
    this.#fences = { lookup: new FenceLookup(operation.twilio, operation.session, names), names, urls };
  }

  /**
   * Looks at every number. Nothing is written.
   *
   * @param stamps that the flows of the fence may carry
   * @returns what cannot be done, one line for each number
   * @throws ProviderError if a newer copy of this state has changed one of the flows that the numbers are on
   */
  async prepare(stamps: Stamps): Promise<string[]> {
    const { bindings, leaving } = this.wanted;
    const numbers = new Set([...Object.keys(bindings), ...Object.keys(this.before), ...Object.keys(leaving)]);
    if (Object.keys(stamps).length > 0)
      refuseOlderCopy(await standings(numbers, this.live, this.#fences), stamps, this.operation.session);
    await Promise.all(
      [...numbers].map(async (number) => {
        const binding = bindings[number];
        try {
          this.#steps.set(number, binding ? await this.#toBind(number, binding) : await this.#toRestore(number));
        } catch (error) {
          this.#failures.push(failureOf(number, error));
          const kept = this.before[number];
          if (kept) this.#steps.set(number, { run: () => Promise.resolve(), keeps: kept, points: undefined });
        }
      }),
    );
    return this.#failures.sort();
  }

  /** Fences that numbers are about to be pointed at. */
  targets(): string[] {
    return [...this.#steps.values()].flatMap((step) => step?.points ?? []);
  }

  async carryOut(): Promise<Outcome> {
    const { log } = this.operation;
    const bound: Record<string, Bound> = {};
    const failures = [...this.#failures];
    let done = 0;
    await Promise.all(
      [...this.#steps].map(async ([number, step]) => {
        if (!step) return;
        try {
          await step.run();
          if (step.keeps) bound[number] = step.keeps;
        } catch (error) {
          failures.push(failureOf(number, error));
          // Whether it was carried out is not known, so all that may be on the number stays known.
          const kept = merged(step.keeps, this.before[number]) ?? this.#keptOf(number);
          if (kept) bound[number] = kept;
        }
        done += 1;
        if (this.#steps.size >= 20 && done % 10 === 0) log.status(`${done} of ${this.#steps.size} numbers done`);
      }),
    );
    return { bound, failures: failures.sort() };
  }

  async #toBind(number: string, binding: Binding): Promise<Step> {
    const found = this.live.get(number);
    if (!found) throw new Error("it is not in the account any more. Take it out of ringfence:numbers.");
    if (!binding.voiceUrl) throw new Error("its binding names no fence, so its calls would meet nothing.");
    const remembered = this.wanted.originals[number];
    // Only what is remembered can be put back, and only a config that takes over makes it be remembered.
    const unfit = unfitReason(found, remembered !== undefined && sameRouting(found, remembered));
    if (unfit) throw new Error(unfit);
    if (!remembered)
      throw new Error("nothing is remembered of what it had, so it could not be put back. Run `pulumi up --refresh`.");
    const original = withDefaults(remembered);
    const ours = await oursOn(found, this.#fences, (url) => this.#isFallback(number, url));
    const onFence = found.voiceUrl === binding.voiceUrl || ours.isFence(found.voiceUrl);
    // Nobody's handler is lost where there is none and the config names one.
    const empty = found.voiceUrl === "" && this.wanted.named.includes(number);
    const asFound = (empty || found.voiceUrl === original.voiceUrl) && sameRouting(found, original);
    if (!onFence && !asFound) await this.#refuseStranger(found, remembered);
    const fields = fieldsToBind(found, binding, original, ours);
    const given = binding.fallbackUrl === undefined ? [] : [binding.fallbackUrl];
    const keeps = { original: remembered, fallbackUrls: given };
    if (Object.keys(fields).length === 0) return { run: () => Promise.resolve(), keeps, points: undefined };
    return {
      run: async () => {
        await writeVoice(this.operation.twilio, found.sid, fields);
      },
      keeps,
      points: fields.voiceUrl,
    };
  }

  async #toRestore(number: string): Promise<Step> {
    const found = this.live.get(number);
    if (!found) {
      this.operation.log.warning(`${number} is not in the account any more: there is nothing to put back`);
      return undefined;
    }
    // The memory's word is the newer one: it is saved before a number is bound.
    const remembered =
      this.operation.session.remembered(number) ?? this.wanted.leaving[number] ?? this.before[number]?.original;
    if (!remembered) {
      if (await isOwnFence(found.voiceUrl, this.#fences)) throw new Error(notRemembered(number));
      return undefined;
    }
    const given = (url: string) => this.#isFallback(number, url);
    const restores = await restoration(this.operation, found, remembered, this.#fences, given);
    return restores && { ...restores, keeps: undefined, points: undefined };
  }

  #isFallback(number: string, url: string): boolean {
    const { original, fallbackUrls = [] } = this.before[number] ?? {};
    const handler = original?.voiceUrl ?? this.wanted.leaving[number]?.voiceUrl;
    return fallbackUrls.includes(url) || url === handler || this.operation.session.isFenceFallback(url);
  }

  #keptOf(number: string): Bound | undefined {
    const original = this.wanted.leaving[number] ?? this.operation.session.remembered(number);
    return original && { original, fallbackUrls: [] };
  }

  /** @throws Error that says what the number is at, and how to fence it there */
  async #refuseStranger(found: PhoneNumber, original: StoredSettings): Promise<void> {
    const fence = await this.#fences.lookup.at(found.voiceUrl);
    if (fence && !isOther(fence, this.#fences.names)) return;
    if (fence) {
      throw new Error(
        `another stack fenced it since: it is on the Ringfence flow ${ownerOf(fence)}, so it was left alone. ` +
          "Remove it from that stack first, or take it out of ringfence:numbers.",
      );
    }
    const same = sameRouting(found, original);
    const shown = (settings: { voiceUrl: string }) => (same ? shownHandler(settings.voiceUrl) : shownAnswer(settings));
    throw new Error(
      `somebody pointed it at ${shown(settingsOf(found))} since (it had ${shown(original)}), so it was left alone. ` +
        "To fence it in front of the new handler run `pulumi up --refresh`.",
    );
  }
}

const failureOf = (number: string, error: unknown): string => {
  const words = messageOf(error);
  return words.startsWith(number) ? words : `${number}: ${words}`;
};
