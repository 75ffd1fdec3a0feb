import { type FlowState } from "../definition";
import { LIQUID, STATE } from "../base/names";
import { countryParts } from "../base/lists";
import { type Policy } from "../policy/policy";
import { type Match, split } from "../widgets";

/** Where a caller goes on after the country was looked at. */
export interface CountryTargets {
  reject: string;
  /** Through the fence: to the routes, if there are any. */
  through: string;
  /** To the plain forward. */
  plain: string;
}

/**
 * The split on the caller's country. A blank country gets a transition of its own only where `noMatch` would treat it
 * differently; it can match no list.
 */
export function countrySplit(policy: Policy, { reject, through, plain }: CountryTargets): FlowState {
  const blocks = policy.fence.kind === "block";
  const listed = blocks ? reject : through;
  const others = blocks ? through : reject;
  // Behind a block list a blank country may go to the routes: it is in none, and comes to the plain forward.
  const forwarded = blocks ? through : plain;
  const blank = policy.unknownCountry === "reject" ? reject : forwarded;
  const matches = countryParts([...new Set(policy.fence.countries)].sort()).map((part): Match => ({
    label: blocks ? "Country is blocked" : "Country is allowed",
    type: "matches_any_of",
    value: part.join(","),
    next: listed,
  }));
  const unknown: Match = { label: "Country is not known", type: "is_blank", value: "Is Blank", next: blank };
  return split(STATE.country, LIQUID.callerCountry, others, blank === others ? matches : [unknown, ...matches]);
}
