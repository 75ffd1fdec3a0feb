import { hasKeypadWord } from "../policy/exceptions";
import { type FlowState } from "../definition";
import { type Entry } from "../ends";
import { type Policy } from "../policy/policy";
import { STATE } from "../base/names";
import { redirect, sayPlay, setVariables } from "../widgets";

/**
 * The widget for callers who are kept out: a redirect to the document that rejects, or a sentence, or in mode `monitor`
 * a note in Studio's log before the plain forward.
 */
export function turnAway(policy: Policy, rejectUrl: string, plain: Entry): FlowState {
  if (policy.mode === "monitor") {
    const hidden = policy.hiddenCallers === "reject" || hasKeypadWord(policy.exceptions.reject);
    return setVariables(STATE.wouldReject, { would_reject: "true" }, hidden ? plain.any : plain.known);
  }
  if (policy.announce !== undefined) return sayPlay(STATE.announce, { say: policy.announce });
  // GET: whether a hosted static document answers POST is not documented.
  return redirect(STATE.reject, rejectUrl, "GET");
}
