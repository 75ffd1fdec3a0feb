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

/**
 * Widgets that only look at a call, by their names without a number at the end, and the check that each belongs to. A check
 * for callers who were answered before it is called `answered_`, and not `caller_`.
 */
const CHECKS: Readonly<Record<string, string>> = {
  caller_exceptions: "exception",
  caller_keypad_word: "hidden",
  caller_hidden: "hidden",
  caller_country: "country",
  caller_verification: "verification",
  caller_verdict: "verification",
  caller_lookup: "ask",
  caller_answer_form: "ask",
  caller_answer: "ask",
};

/** Widgets that a call only passes. */
const PASSED = /^(?:Trigger|Ended|caller_.*|answered_.*|would_reject|)$/;

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
  const by = turnedAway || wouldTurnAway ? decidedBy(steps, country) : undefined;
  return { end, turnedAway, wouldTurnAway, by };
}

/** The last check that the call left for what becomes of it: who passes a challenge meets the checks after it, too. */
function decidedBy(steps: readonly PathStep[], country: string): string {
  const left = steps.findLast(({ from, to }) => checkOf(from) !== undefined && (to === NOTE || !PASSED.test(to)));
  const by = (left && checkOf(left.from)) ?? "mode";
  // One split makes both checks: the one for callers without a country, and the list.
  return by === "country" && country.trim() === "" ? "unknown" : by;
}

function checkOf(widget: string): string | undefined {
  return CHECKS[widget.replace(/_\d+$/, "").replace(/^answered_/, "caller_")];
}

/** Does the widget reject, so that nothing answers the call? */
export function rejects(widget: string): boolean {
  return widget.startsWith("reject") && widget !== "reject_announcement";
}
