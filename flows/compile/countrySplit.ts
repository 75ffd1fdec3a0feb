import { type FlowState } from "../definition";
import { LIQUID, STATE } from "../base/names";
import { countryParts } from "../base/lists";
import { type Policy } from "../policy/policy";
import { type Match, split } from "../widgets";

/** Where a caller goes on after the country was looked at. */
export interface CountryTargets {
  blocked: string;
  /** Through the fence: to the later checks, or to the routes, if there are any. */
  through: string;
  /** Of callers without a country. */
  unknown: string;
}

/**
 * The split on the caller's country. A blank country gets a transition of its own only where `noMatch` would treat it
 * differently; it can match no list.
 */
export function countrySplit(policy: Policy, { blocked, through, unknown: blank }: CountryTargets): FlowState {
  const blocks = policy.list.kind === "block";
  const listed = blocks ? blocked : through;
  const others = blocks ? through : blocked;
  const matches = countryParts([...new Set(policy.list.countries)].sort()).map((part): Match => ({
    label: blocks ? "Country is blocked" : "Country is allowed",
    type: "matches_any_of",
    value: part.join(","),
    next: listed,
  }));
  const unknown: Match = { label: "Country is not known", type: "is_blank", value: "Is Blank", next: blank };
  return split(STATE.country, LIQUID.callerCountry, others, blank === others ? matches : [unknown, ...matches]);
}
