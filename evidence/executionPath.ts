/** A transition of an execution. */
export interface PathStep {
  from: string;
  to: string;
}

/** What the steps of an execution show. */
export interface ShownPath {
  /** The widget that the call left the flow by, such as `reject_call`. */
  end: string;
  turnedAway: boolean;
  /** Let in, and noted as one that would be turned away: mode `monitor`. */
  wouldTurnAway: boolean;
  /** The check that decided; undefined for a call that was let in without a note. */
  by: string | undefined;
}

/** Notes a call in mode `monitor`. */
const NOTE = "would_reject";

/** Where calls go on that were let in. */
const LET_IN = /^(?:forward|route)_/;

/** Widgets that only look at a call, by how their names begin, and the check that each belongs to. */
const CHECKS: readonly (readonly [beginning: string, by: string])[] = [
  ["caller_exceptions", "exception"],
  ["caller_keypad_word", "hidden"],
  ["caller_hidden", "hidden"],
  ["caller_country", "country"],
  ["caller_verification", "verification"],
  ["ask", "ask"],
];

/** Widgets that a call only passes. */
const PASSED = /^(?:Trigger|Ended|caller_.*|ask.*|would_reject|)$/;

/**
 * Reads the steps of one of our flows: its widgets say by their names what they are for. Undefined where the call never
 * came to a widget that does something with it, because the caller hung up before.
 *
 * @param steps the first one first.
 * @param country as Studio saw it; blank for none.
 */
export function shownPath(steps: readonly PathStep[], country: string): ShownPath | undefined {
  const entered = steps.map(({ to }) => to);
  const end = entered.findLast((name) => !PASSED.test(name));
  if (end === undefined) return undefined;
  const wouldTurnAway = entered.includes(NOTE);
  const turnedAway = !wouldTurnAway && !entered.some((name) => LET_IN.test(name));
  const decided = turnedAway || wouldTurnAway ? steps.find(({ to }) => to === NOTE || !PASSED.test(to)) : undefined;
  return { end, turnedAway, wouldTurnAway, by: decided && checkOf(decided.from, country) };
}

function checkOf(widget: string, country: string): string {
  const by = CHECKS.find(([beginning]) => widget.startsWith(beginning))?.[1] ?? "mode";
  // One split makes both checks: the one for callers without a country, and the list.
  return by === "country" && country.trim() === "" ? "unknown" : by;
}

/** Does the widget reject, so that nothing answers the call? */
export function rejects(widget: string): boolean {
  return widget.startsWith("reject") && widget !== "reject_announcement";
}
