import { KEYPAD_WORDS, withoutPlus } from "../base/caller";
import { type FlowState } from "../definition";
import { type Exception, exceptionsOf } from "../policy/exceptions";
import { LIQUID, STATE } from "../base/names";
import { grouped, numberParts } from "../base/lists";
import { type Policy } from "../policy/policy";
import { type Match, split } from "../widgets";

/** Where excepted callers go. */
export interface ExceptionTargets {
  reject: string;
  /** Past the fence. */
  plain: string;
  /** Past the fence, without a number to show. */
  concealed: string;
  /** To the checks that follow. */
  next: string;
}

/**
 * Most entries of one condition, each in two spellings. Longer than other lists: in shorter ones, 20,000 exceptions would
 * be more than a definition may hold.
 */
const MAX_ENTRIES = 7;

type Aimed = Exception & { target: string };

/**
 * The splits that decide exceptions. Entries that share a caller but not a target are put into splits one behind the
 * other, the more specific first: Twilio does not say which transition of one split would win. Usually one is enough.
 */
export function exceptionSplits(policy: Policy, targets: ExceptionTargets): FlowState[] {
  const layers = layersOf(exceptionsOf(policy).map((entry) => ({ ...entry, target: targetOf(entry, targets) })));
  const name = (index: number) => (index === 0 ? STATE.exceptions : `${STATE.exceptions}_${index + 1}`);
  return layers.map((layer, index) =>
    split(name(index), LIQUID.caller, index + 1 < layers.length ? name(index + 1) : targets.next, matchesOf(layer)),
  );
}

function targetOf(entry: Exception, targets: ExceptionTargets): string {
  if (entry.verdict === "none") return targets.next;
  if (entry.verdict === "reject") return targets.reject;
  return entry.kind === "exact" && KEYPAD_WORDS.includes(entry.value) ? targets.concealed : targets.plain;
}

/** Each entry comes one layer after the last of those more specific that it would contradict. */
function layersOf(entries: Aimed[]): Aimed[][] {
  const layers: Aimed[][] = [];
  // By each beginning of the entries placed so far: target to the last layer that leads there.
  const placed = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    const under = entry.kind === "exact" ? undefined : placed.get(entry.value);
    const contradicted = [...(under ?? [])].filter(([target]) => target !== entry.target).map(([, layer]) => layer);
    const own = Math.max(-1, ...contradicted) + 1;
    (layers[own] ??= []).push(entry);
    for (let end = 1; end <= entry.value.length; end++) {
      const beginning = entry.value.slice(0, end);
      const targets = placed.get(beginning) ?? new Map<string, number>();
      targets.set(entry.target, Math.max(own, targets.get(entry.target) ?? 0));
      placed.set(beginning, targets);
    }
  }
  return layers;
}

function matchesOf(layer: Aimed[]): Match[] {
  const byTarget = grouped(layer, (entry) => entry.target);
  return [...byTarget.entries()].flatMap(([next, entries]) => {
    const label = labelOf(entries);
    const exact = entries.filter(({ kind }) => kind === "exact");
    const prefixes = entries.filter(({ kind }) => kind === "prefix").map(({ value }) => value);
    return [
      ...numberParts(exact, MAX_ENTRIES).map((part): Match => ({
        label,
        type: "matches_any_of",
        value: part.flatMap(spellings).join(","),
        next,
      })),
      ...prefixes.map((value): Match => ({ label, type: "starts_with", value, next })),
    ];
  });
}

/** A whole number names its caller without the plus too. A keypad word that is only spared does so where prefixes reach it. */
function spellings({ value, verdict }: Exception): string[] {
  return verdict === "none" ? [value] : [value, withoutPlus(value)];
}

function labelOf([first]: Aimed[]): string {
  if (first === undefined || first.verdict === "none") return "Keypad word, no number";
  return first.verdict === "reject" ? "Always rejected" : "Always let through";
}
