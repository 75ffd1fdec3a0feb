import { canonicalJson } from "../base/canonicalJson";
import { type FlowDefinition } from "../definition";
import { stateEssence } from "./essence";
import { type Checks, type Screen, screenOf } from "./screenOf";
import { answeredName, AWAY, STATE } from "../base/names";

/**
 * What changes between two flows, in words for a preview: `block +KP -IN; hidden callers: reject; forward changed`.
 * Of flows that `compile` did not make it names the widgets that differ.
 *
 * @example
 * ```ts
 * describeChange(compile(before, surroundings), compile(after, surroundings)); // "block +KP -IN"
 * ```
 */
export function describeChange(before: FlowDefinition, after: FlowDefinition): string {
  const [was, is] = [screenOf(before), screenOf(after)];
  const changed = changedWidgets(before, after);
  if (was === undefined || is === undefined) return widgets(changed) ?? rest(before, after);

  const parts = screenChanges(was, is);
  const begins = (prefix: string) => changed.some((name) => name.startsWith(prefix));
  if (begins("forward_")) parts.push("forward changed");
  if (begins("route_") || changed.includes(STATE.route)) parts.push("routes changed");
  if (begins(AWAY)) parts.push("ends of turned-away callers changed");
  if (VERIFICATION.some(begins)) parts.push("verification changed");
  if (QUESTION.some(begins)) parts.push("question about callers changed");
  // What the words above do not cover.
  const other = changed.filter((name) => !TOLD.some((known) => name.startsWith(known)));
  const others = parts.length === 0 ? widgets(changed) : widgets(other);
  if (others !== undefined) parts.push(others);
  return parts.length === 0 ? rest(before, after) : parts.join("; ");
}

/** Beginnings of the names of widgets whose change the words for screen, forward and routes tell. */
const TOLD = [
  ...["forward_", "route_", "caller_", answeredName("caller_"), AWAY],
  ...[STATE.reject, STATE.announce, STATE.wouldReject, STATE.trigger],
];

const VERIFICATION = [STATE.verification, STATE.verdict].flatMap((name) => [name, answeredName(name)]);
const QUESTION = [STATE.lookUp, STATE.answer].flatMap((name) => [name, answeredName(name)]);

function screenChanges(was: Screen, is: Screen): string[] {
  const parts = was.mode === is.mode ? [] : [`mode: ${is.mode}`];
  if (was.checks !== undefined && is.checks !== undefined) parts.push(...checkChanges(was.checks, is.checks));
  else if (is.checks !== undefined) parts.push(`${is.checks.kind} list: ${is.checks.countries.join(", ")}`);
  if (was.way !== undefined && is.way !== undefined && was.way !== is.way) {
    const reasons = [was.way, is.way].every((way) => way === "rejected" || way === "busy");
    parts.push(reasons ? `reject reason: ${is.way}` : `kept out: ${is.way}`);
  } else if (was.rejectUrl !== undefined && is.rejectUrl !== undefined && was.rejectUrl !== is.rejectUrl) {
    parts.push("reject document moved");
  } else if (was.announce !== undefined && is.announce !== undefined && was.announce !== is.announce) {
    parts.push("announcement changed");
  }
  return parts;
}

function checkChanges(was: Checks, is: Checks): string[] {
  const parts: string[] = [];
  const countries = difference(was.countries, is.countries);
  if (was.kind !== is.kind) {
    parts.push(`${was.kind} list becomes ${is.kind} list: ${is.countries.join(", ")}`);
  } else if (countries !== "") {
    parts.push(`${is.kind} ${countries}`);
  }
  const exceptions = counts(was.exceptions, is.exceptions);
  if (exceptions !== "") parts.push(exceptions);
  if (was.hiddenCallers !== is.hiddenCallers) parts.push(`hidden callers: ${is.hiddenCallers}`);
  if (was.blocked !== is.blocked) parts.push(`blocked callers: ${is.blocked}`);
  if (was.unknownCountry !== is.unknownCountry) parts.push(`unknown country: ${is.unknownCountry}`);
  return parts;
}

/** `+KP -IN`. */
function difference(was: string[], is: string[]): string {
  const added = is.filter((item) => !was.includes(item)).map((item) => `+${item}`);
  const removed = was.filter((item) => !is.includes(item)).map((item) => `-${item}`);
  return [...added.sort(), ...removed.sort()].join(" ");
}

/** `+2 -1 exceptions`: numbers of callers do not belong in a preview. */
function counts(was: string[], is: string[]): string {
  const added = is.filter((item) => !was.includes(item)).length;
  const removed = was.filter((item) => !is.includes(item)).length;
  const signed = [added > 0 ? `+${added}` : "", removed > 0 ? `-${removed}` : ""].filter((text) => text !== "");
  return signed.length === 0 ? "" : `${signed.join(" ")} ${added + removed === 1 ? "exception" : "exceptions"}`;
}

/** Names of widgets that are new, gone or do something else; where they stand on the canvas does not count. */
export function changedWidgets(before: FlowDefinition, after: FlowDefinition): string[] {
  const was = new Map(before.states.map((state) => [state.name, stateEssence(state)]));
  const is = new Map(after.states.map((state) => [state.name, stateEssence(state)]));
  return [...new Set([...is.keys(), ...was.keys()])].filter((name) => was.get(name) !== is.get(name));
}

function widgets(names: string[]): string | undefined {
  if (names.length === 0) return undefined;
  const shown = names.slice(0, 5).join(", ");
  const more = names.length > 5 ? `, and ${names.length - 5} more` : "";
  return `${names.length} ${names.length === 1 ? "widget" : "widgets"} changed: ${shown}${more}`;
}

function rest(before: FlowDefinition, after: FlowDefinition): string {
  if (canonicalJson(before) === canonicalJson(after)) return "no change";
  return before.description === after.description ? "layout changed" : "description changed";
}

export { changedPaths } from "./changedPaths";
