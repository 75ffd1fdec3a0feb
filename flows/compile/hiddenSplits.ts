import {
  ALL_ZEROS_PATTERN,
  ANONYMOUS_SIP,
  BARE_KEYPAD_WORDS,
  KEYPAD_WORDS,
  KNOWN_CALLER_PATTERN,
} from "../base/caller";
import { type FlowState } from "../definition";
import { LIQUID, STATE } from "../base/names";
import { type Match, split } from "../widgets";

/**
 * The two splits that find hidden callers, before the country is looked at. Two, because keypad words, zeros and anonymous
 * SIP addresses look like known callers: in one split both transitions would match them.
 *
 * @param hidden name of the widget for hidden callers.
 * @param known name of the widget for all others.
 */
export function hiddenSplits(hidden: string, known: string): FlowState[] {
  const lookAlikes: Pick<Match, "type" | "value">[] = [
    { type: "matches_any_of", value: KEYPAD_WORDS.join(",") },
    { type: "matches_any_of", value: BARE_KEYPAD_WORDS.join(",") },
    ...ANONYMOUS_SIP.map((value) => ({ type: "starts_with" as const, value })),
    { type: "regex", value: ALL_ZEROS_PATTERN },
  ];
  return [
    split(
      STATE.keypadWord,
      LIQUID.caller,
      STATE.hidden,
      lookAlikes.map((match) => ({ label: "Hidden: keypad word, SIP or zeros", ...match, next: hidden })),
    ),
    split(STATE.hidden, LIQUID.caller, hidden, [
      { label: "Phone number, SIP or client", type: "regex", value: KNOWN_CALLER_PATTERN, next: known },
    ]),
  ];
}
