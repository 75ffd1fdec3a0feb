import { answeredName, isReject, STATE } from "../flows/base/names";
import { type DecidedBy } from "../flows";

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
  by: DecidedBy | undefined;
}

/** Where calls go on that were let in. */
const LET_IN = /^(?:forward|route)_/;

/** The check that a widget belongs to which only looks at a call. */
const CHECKS: ReadonlyMap<string, DecidedBy> = new Map(
  (
    [
      [STATE.exceptions, "exception"],
      [STATE.keypadWord, "hidden"],
      [STATE.hidden, "hidden"],
      [STATE.country, "country"],
      [STATE.verification, "verification"],
      [STATE.verdict, "verification"],
      [STATE.lookUp, "ask"],
      [STATE.answerForm, "ask"],
      [STATE.answer, "ask"],
    ] as const
  ).flatMap(([widget, by]) => [
    [widget, by],
    [answeredName(widget), by],
  ]),
);

/** Widgets that a call only passes, beside the checks. */
const PASSED: ReadonlySet<string> = new Set(["", "Ended", STATE.trigger, STATE.route, STATE.wouldReject]);

/**
 * Reads the steps of one of our flows: its widgets say by their names what they are for. Undefined where the call never
 * came to a widget that does something with it, because the caller hung up before.
 *
 * @param steps the first one first.
 * @param country as Studio saw it; blank for none.
 */
export function shownPath(steps: readonly PathStep[], country: string): ShownPath | undefined {
  const entered = steps.map(({ to }) => to);
  const end = entered.findLast((name) => !isPassed(name));
  if (end === undefined) return undefined;
  const wouldTurnAway = entered.includes(STATE.wouldReject);
  const turnedAway = !wouldTurnAway && !entered.some((name) => LET_IN.test(name));
  const by = turnedAway || wouldTurnAway ? decidedBy(steps, country) : undefined;
  return { end, turnedAway, wouldTurnAway, by };
}

/** The last check that the call left for what becomes of it: who passes a challenge meets the checks after it, too. */
function decidedBy(steps: readonly PathStep[], country: string): DecidedBy {
  const left = steps.findLast(
    ({ from, to }) => checkOf(from) !== undefined && (to === STATE.wouldReject || !isPassed(to)),
  );
  const by = (left && checkOf(left.from)) ?? "mode";
  // One split makes both checks: the one for callers without a country, and the list.
  return by === "country" && country.trim() === "" ? "unknown" : by;
}

function isPassed(widget: string): boolean {
  return PASSED.has(widget) || checkOf(widget) !== undefined;
}

/** Exceptions can need several splits: all but the first have a number at the end. */
function checkOf(widget: string): DecidedBy | undefined {
  return CHECKS.get(widget.replace(/_\d+$/, ""));
}

/** Does the widget reject, so that nothing answers the call? */
export function rejects(widget: string): boolean {
  return isReject(widget) && widget !== STATE.announce;
}
