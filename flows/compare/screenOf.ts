import { modeOf, wayOfRejecting } from "../compile/describePolicy";
import { type FlowDefinition, type FlowState } from "../definition";
import { type Mode } from "../policy/policy";
import { AWAY, isReject, isTurnedAway, STATE } from "../base/names";

/** What a compiled flow says of its policy, read back from its widgets. */
export interface Screen {
  mode: Mode;
  /** How callers are kept out, from the description: a reject reason, `announced` or `own document`. */
  way: string | undefined;
  /** URL of the document that rejects. */
  rejectUrl: string | undefined;
  /** What callers hear who are kept out. */
  announce: string | undefined;
  /** Missing in mode `open`, where nothing is checked. */
  checks: Checks | undefined;
}

/** What the splits look for. */
export interface Checks {
  kind: "block" | "allow";
  countries: string[];
  /** Numbers, and prefixes with a `*`; a verdict before each, such as `reject +1900*`. */
  exceptions: string[];
  hiddenCallers: string;
  unknownCountry: string;
  /** What callers meet whom the country list keeps out. */
  blocked: string;
}

/** Reads a flow that `compile` made; undefined for any other. */
export function screenOf(flow: FlowDefinition): Screen | undefined {
  const mode = modeOf(flow.description ?? "");
  const checks = checksOf(flow);
  if (mode === undefined || (checks === undefined) !== (mode === "open")) return undefined;
  const property = (name: string, key: string) => {
    const value = flow.states.find((state) => state.name === name)?.properties[key];
    return typeof value === "string" ? value : undefined;
  };
  return {
    mode,
    way: wayOfRejecting(flow.description),
    rejectUrl: property(STATE.reject, "url"),
    announce: property(STATE.announce, "say"),
    checks,
  };
}

function checksOf(flow: FlowDefinition): Checks | undefined {
  const find = (name: string) => flow.states.find((state) => state.name === name);
  const country = find(STATE.country);
  const hidden = find(STATE.hidden);
  if (country === undefined || hidden === undefined) return undefined;
  const blank = country.transitions.find(({ conditions }) => conditions?.[0]?.type === "is_blank");
  return {
    kind: isTurnedAway(nextOf(country, "noMatch") ?? "") ? "allow" : "block",
    countries: listed(country).map(({ value }) => value),
    exceptions: flow.states
      .filter(({ name }) => name.startsWith(STATE.exceptions))
      .flatMap((state) => exceptions(state, flow)),
    hiddenCallers: verdict(nextOf(hidden, "noMatch"), flow),
    unknownCountry: verdict((blank ?? country.transitions.find(({ event }) => event === "noMatch"))?.next, flow),
    blocked: verdict(
      country.transitions.map(({ next = "" }) => next).find((next) => next !== blank?.next && isTurnedAway(next)) ??
        blank?.next,
      flow,
    ),
  };
}

function nextOf(state: FlowState, event: string): string | undefined {
  return state.transitions.find((transition) => transition.event === event)?.next;
}

/** `reject`, `forward`, or the kind of end that callers come to who are turned away. */
function verdict(next: string | undefined, { states }: FlowDefinition): string {
  if (next === undefined || !isTurnedAway(next)) return "forward";
  if (!next.startsWith(AWAY)) return isReject(next) || next === STATE.wouldReject ? "reject" : "forward";
  const first = states.find(({ name }) => name === next);
  const speaksFirst = first?.type === "say-play" && nextOf(first, "audioComplete") !== undefined;
  return speaksFirst ? "voicemail" : (ENDS[first?.type ?? ""] ?? "another end");
}

/** What an end does, by its first widget. */
const ENDS: Readonly<Record<string, string>> = {
  "gather-input-on-call": "challenge",
  "say-play": "a sentence",
  "record-voicemail": "voicemail",
  "enqueue-call": "a queue",
  "send-to-flex": "Flex",
  "add-twiml-redirect": "a webhook",
  "connect-call-to": "a dial",
  // Looks whether the caller's number can be shown.
  "split-based-on": "a dial",
};

function exceptions(state: FlowState, flow: FlowDefinition): string[] {
  return (
    listed(state)
      // Each whole number stands there without its plus too.
      .filter(({ value, next }) => next !== STATE.keypadWord && value.startsWith("+"))
      .map(({ value, next }) => `${verdict(next, flow)} ${value}`)
  );
}

/** What a split's lists and prefixes name, and where each leads. */
function listed(state: FlowState): { value: string; next: string | undefined }[] {
  return state.transitions.flatMap(({ next, conditions }) => {
    const condition = conditions?.[0];
    if (condition?.type === "starts_with") return [{ value: `${condition.value}*`, next }];
    if (condition?.type === "matches_any_of") return condition.value.split(",").map((value) => ({ value, next }));
    return [];
  });
}
