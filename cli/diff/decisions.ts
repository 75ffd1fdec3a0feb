import { answerWith, type Call, type FlowDefinition, type FlowState } from "../../flows";
import { answeredVerdict, enteredDigits, LIQUID } from "../../flows/base/names";
import { VERDICT_BEGINNINGS } from "../../flows/policy/verdicts";

/** What a call may bring that nobody knows beforehand: a verdict on the caller ID, digits, an answer. */
interface Option {
  /** In words that follow "with". */
  when: string;
  /** The call that brings it. */
  take: (call: Call) => Call;
}

/** What can happen at widgets whose way depends on that, beside the most ordinary: by their names. */
export type Decisions = ReadonlyMap<string, readonly Option[]>;

/** An answer that no policy lists. */
const OTHER = "ringfence-any-other-answer";

/** The call to which the most ordinary happens: no verdict on the caller ID, no digits, and an answer that nobody lists. */
export function ordinary(call: Call): Call {
  return { ...call, digits: [], answer: answerWith(OTHER) };
}

/** The decisions of a flow. */
export function decisionsIn({ states }: FlowDefinition): Decisions {
  const splits = new Map<unknown, FlowState[]>();
  for (const state of states.filter(({ type }) => type === "split-based-on")) {
    splits.set(state.properties.input, [...(splits.get(state.properties.input) ?? []), state]);
  }
  const valuesAt = (input: string) => [...new Set((splits.get(input) ?? []).flatMap(valuesOf))];
  const found = states.flatMap((state): [string, Option[]][] => {
    switch (state.type) {
      case "gather-input-on-call":
        return [[state.name, valuesAt(enteredDigits(state.name)).slice(0, 1).map(digitsOption)]];
      case "make-http-request":
      case "run-function":
        return [[state.name, [...valuesAt(answeredVerdict(state.name)).map(answerOption), NO_ANSWER]]];
      case "split-based-on":
        return state.properties.input === LIQUID.stirVerstat ? [[state.name, valuesOf(state).map(verdictOption)]] : [];
      default:
        return [];
    }
  });
  return new Map(found);
}

/** The digits that a widget waits for; undefined where the flow compares them with nothing. */
export function digitsFor({ states }: FlowDefinition, gather: string): string | undefined {
  return states.filter(({ properties }) => properties.input === enteredDigits(gather)).flatMap(valuesOf)[0];
}

const NO_ANSWER: Option = { when: "no answer", take: (call) => ({ ...call, answer: null }) };

function digitsOption(digits: string): Option {
  return { when: "the right digits", take: (call) => ({ ...call, digits: [...(call.digits ?? []), digits] }) };
}

function answerOption(answer: string): Option {
  return { when: `the answer "${answer}"`, take: (call) => ({ ...call, answer: answerWith(answer) }) };
}

const LEVELS = {
  A: "a caller ID of level A",
  B: "a caller ID of level B",
  C: "a caller ID of level C",
  failed: "a caller ID that failed the verification",
};

function verdictOption(verdict: string): Option {
  const level = VERDICT_BEGINNINGS.find(([, beginning]) => beginning === verdict.toLowerCase())?.[0];
  const words = level === undefined ? `the verdict ${verdict}…` : LEVELS[level];
  return {
    when: words,
    take: (call) => ({ ...call, parameters: { ...call.parameters, StirVerstat: verdict } }),
  };
}

/** What a split compares its input with, blanks aside. */
function valuesOf({ transitions }: FlowState): string[] {
  return transitions
    .flatMap(({ conditions = [] }) => conditions)
    .filter(({ type }) => type === "equal_to" || type === "starts_with")
    .map(({ value }) => value.trim());
}
