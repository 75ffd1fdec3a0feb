import { type Call } from "../base/call";
import { isHidden, withoutPlus } from "../base/caller";
import { type Forward } from "../ends";
import { exceptionsOf } from "./exceptions";
import { type Policy } from "./policy";
import { asked, type DecidedBy, type Decision, Screening, unasked, verified, type Waiting } from "./verdicts";

export { type Challenged, type DecidedBy, type Decision } from "./verdicts";

/**
 * The contract of the fence: which check decides a call, and where it sends the caller. The compiled flow must do the same.
 * A caller of whom the call tells no more has entered nothing, and a look-up of which it tells nothing has failed.
 *
 * @example
 * ```ts
 * const decision = decide(policy, { from: "+74950000001", to: "+15550100001", callerCountry: "RU" });
 * // { kind: "reject", reason: "rejected", by: "country" }
 * ```
 */
export function decide(policy: Policy, call: Call): Decision {
  const known = { ...call, digits: [...(call.digits ?? [])], answer: call.answer ?? null };
  for (;;) {
    const step = nextStep(policy, known);
    if (!("waitsFor" in step)) return step;
    // Only digits can be missing, and a challenge has few attempts.
    known.digits.push("");
  }
}

/**
 * The checks in their order, for a call that is under way: what becomes of it, or what it waits for. `digits` are the
 * entries so far. Compares as Studio does: white space around a value and the case of letters do not count.
 */
export function nextStep(policy: Policy, call: Call): Decision | Waiting {
  const from = call.from.trim();
  const country = call.callerCountry.trim().toLowerCase();
  const screening = new Screening(policy, call);
  const plain = (by: DecidedBy) => screening.letIn(policy.forward, by);
  const routed = (by: DecidedBy) => screening.letIn(routeOf(policy, country) ?? policy.forward, by);

  if (policy.mode === "open") return isHidden(from) ? plain("mode") : routed("mode");

  const exception = matchingException(policy, from);
  if (exception !== undefined) return screening.meet(exception, "exception") ?? routed("exception");

  // Before the country: Twilio fills in a wrong one for hidden callers, so no route is theirs either.
  if (isHidden(from)) return screening.meet(policy.hiddenCallers, "hidden") ?? plain("hidden");

  if (country === "") return screening.meet(policy.unknownCountry, "unknown") ?? plain("unknown");

  return (
    screening.meet(isKeptOut(policy, country) ? (policy.blockedCallers ?? "reject") : "forward", "country") ??
    screening.meet(verified(policy, country, call), "verification") ??
    unasked(policy, call) ??
    screening.meet(asked(policy, call), "ask") ??
    routed("country")
  );
}

/** The verdict of the most specific exception that names the caller; a whole number does so without its plus too. */
function matchingException(policy: Policy, from: string): "forward" | "reject" | undefined {
  const match = exceptionsOf(policy).find(({ kind, value }) =>
    kind === "exact" ? from === value || from === withoutPlus(value) : from.startsWith(value),
  );
  return match === undefined || match.verdict === "none" ? undefined : match.verdict;
}

function isKeptOut({ list }: Policy, country: string): boolean {
  return list.countries.some((code) => code.toLowerCase() === country) === (list.kind === "block");
}

function routeOf({ routes }: Policy, country: string): Forward | undefined {
  return routes.find(({ countries }) => countries.some((code) => code.toLowerCase() === country))?.forward;
}
