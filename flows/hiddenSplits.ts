import { KEYPAD_WORDS, KNOWN_CALLER_PATTERN } from "./caller";
import { type FlowState } from "./definition";
import { LIQUID } from "./expressions";
import { STATE } from "./states";
import { split } from "./widgets";

/**
 * The two splits that find hidden callers, before the country is looked at. Two, because keypad words look like phone
 * numbers: in one split both transitions would match them.
 *
 * @param hidden name of the widget for hidden callers.
 * @param known name of the widget for all others.
 */
export function hiddenSplits(hidden: string, known: string): FlowState[] {
  return [
    split(STATE.keypadWord, LIQUID.caller, STATE.hidden, [
      { label: "Hidden, as a keypad word", type: "matches_any_of", value: KEYPAD_WORDS.join(","), next: hidden },
    ]),
    split(STATE.hidden, LIQUID.caller, hidden, [
      { label: "Phone number, SIP or client", type: "regex", value: KNOWN_CALLER_PATTERN, next: known },
    ]),
  ];
}
