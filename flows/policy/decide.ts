import { type Call } from "../base/call";
import { isHidden, withoutPlus } from "../base/caller";
import { exceptionsOf } from "./exceptions";
import { type Forward } from "../ends";
import { type Policy, type RejectReason, type Verdict } from "./policy";

/** Which check decided; `mode` where the mode lets everybody in. */
export type DecidedBy = "exception" | "hidden" | "unknown" | "country" | "mode";

/** What becomes of a call. */
export type Decision =
  | { kind: "reject"; reason: RejectReason; by: DecidedBy }
  /** Answered with a sentence, then hung up. */
  | { kind: "announce"; text: string; by: DecidedBy }
  /** `wouldReject`: let in only because the mode is `monitor`. */
  | { kind: "forward"; by: DecidedBy; to: Forward; wouldReject: boolean };

/**
 * The contract of the fence: which check decides a call, and where it sends the caller. The compiled flow must do the same.
 * Compares as Studio does: white space around a value and the case of letters do not count.
 *
 * @example
 * ```ts
 * const decision = decide(policy, { from: "+74950000001", to: "+15550100001", callerCountry: "RU" });
 * // { kind: "reject", reason: "rejected", by: "country" }
 * ```
 */
export function decide(policy: Policy, call: Call): Decision {
  const from = call.from.trim();
  const country = call.callerCountry.trim().toLowerCase();
  const plain = (by: DecidedBy) => letIn(policy.forward, by);
  const routed = (by: DecidedBy) => letIn(routeOf(policy, country) ?? policy.forward, by);

  if (policy.mode === "open") return isHidden(from) ? plain("mode") : routed("mode");

  const exception = matchingException(policy, from);
  if (exception !== undefined) return exception === "reject" ? keptOut(policy, "exception") : routed("exception");

  // Before the country: Twilio fills in a wrong one for hidden callers, so no route is theirs either.
  if (isHidden(from)) return policy.hiddenCallers === "reject" ? keptOut(policy, "hidden") : plain("hidden");

  if (country === "") return policy.unknownCountry === "reject" ? keptOut(policy, "unknown") : plain("unknown");

  const listed = policy.fence.countries.some((code) => code.toLowerCase() === country);
  return listed === (policy.fence.kind === "block") ? keptOut(policy, "country") : routed("country");
}

/** The verdict of the most specific exception that names the caller; a whole number does so without its plus too. */
function matchingException(policy: Policy, from: string): Verdict | undefined {
  const match = exceptionsOf(policy).find(({ kind, value }) =>
    kind === "exact" ? from === value || from === withoutPlus(value) : from.startsWith(value),
  );
  return match === undefined || match.verdict === "none" ? undefined : match.verdict;
}

function routeOf({ routes }: Policy, country: string): Forward | undefined {
  return routes.find(({ countries }) => countries.some((code) => code.toLowerCase() === country))?.forward;
}

function keptOut(policy: Policy, by: DecidedBy): Decision {
  if (policy.mode === "monitor") return { ...letIn(policy.forward, by), wouldReject: true };
  if (policy.announce !== undefined) return { kind: "announce", text: policy.announce, by };
  return { kind: "reject", reason: policy.rejectReason, by };
}

function letIn(to: Forward, by: DecidedBy): Extract<Decision, { kind: "forward" }> {
  return { kind: "forward", by, to, wouldReject: false };
}
