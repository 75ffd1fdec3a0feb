import { type Call, withoutUnknowns } from "../flows/base/call";
import { type FlowDefinition } from "../flows/definition";
import { callOutcome, outcomeWords, reasonWords } from "../flows/outcome";
import { type Policy } from "../flows/policy/policy";
import { simulate, type SimulatedStep } from "../flows/simulate/simulate";
import { describedAs, type Verdict } from "./shownOutcome";

/** A line as it is shown: its policy and the flow made of it. */
export interface Line {
  policy: Policy;
  definition: FlowDefinition;
}

/** What a call meets, in words. */
export interface CallOutcome {
  verdict: Verdict;
  /** Such as `Rejected`. */
  words: string;
  /** Which check decided, and why. */
  why: string;
  hears: string;
  answered: string;
  billed: string;
  /** The widgets on its way. */
  steps: SimulatedStep[];
}

/**
 * Takes a call through a line's flow.
 *
 * @throws SimulationError if the flow cannot be followed.
 */
export function outcomeOf({ policy, definition }: Line, call: Call): CallOutcome {
  const known = withoutUnknowns(call);
  const outcome = callOutcome(simulate(definition, known), known, { policy });
  const { verdict, words } = describedAs(policy, outcome);
  const { hears, answered, billed } = outcomeWords(outcome, "short");
  return {
    verdict,
    words: words.charAt(0).toUpperCase() + words.slice(1),
    why: reasonWords(policy, outcome, call),
    hears,
    answered,
    billed,
    steps: [...outcome.steps],
  };
}
