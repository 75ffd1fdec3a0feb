import { AWAY } from "../base/names";
import { type AwayForward, branchOf } from "../ends";
import { standInSid } from "../ends/end";
import { simulate } from "../simulate/simulate";
import { endReached, type Outcome } from "./outcome";

/** A hidden caller, who comes to the end of every branch. */
const CALL = { from: "", to: "", callerCountry: "" };

/**
 * An end as it is seen in a flow whose policy is not known: by its widgets alone, which two kinds of end may have in
 * common.
 */
export function endInFlow(end: AwayForward): Outcome["end"] {
  const context = { numbers: [], handlers: {}, accountSid: standInSid("AC") };
  const { states, entry } = branchOf(end, AWAY, context);
  const flow = { description: "", states, initial_state: entry.any, flags: { allow_concurrent_calls: true } };
  return endReached(simulate(flow, CALL).end);
}
