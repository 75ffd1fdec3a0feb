/** What a call meets: one outcome, one way to make it, one way to put it into words. */
export { endInFlow } from "./endInFlow";
export { agrees, type CalledLine, decidedOutcome, endReached, type Outcome, callOutcome } from "./outcome";
export { outcomeWords, type OutcomeWords, reasonWords } from "./words";
