import { canonicalJson } from "../base/canonicalJson";
import { type FlowState } from "../definition";
import { LIQUID, STATE } from "../base/names";
import { branchOf, type Branch, type Entry, type EndContext } from "../ends";
import { countryParts, grouped } from "../base/lists";
import { type Policy } from "../policy/policy";
import { type Match, split } from "../widgets";

/** The part of a flow behind the fence. */
export interface Routing {
  states: FlowState[];
  /** Where callers go on who got through: the split of the routes, or the plain forward where there is none. */
  through: Entry;
  /** The plain forward, for callers to whom no route applies. */
  plain: Entry;
}

/**
 * The forwards of a policy, and the split on the caller's country that chooses one. Equal forwards share their widgets.
 *
 * @param hidden hidden callers may come through the split too, so that every forward has to tell them apart.
 */
export function routing(policy: Policy, context: EndContext, hidden: boolean): Routing {
  const branches = new Map<string, Branch>();
  const branch = (forward: Policy["forward"], prefix: string): Branch => {
    const key = canonicalJson(forward);
    const known = branches.get(key) ?? branchOf(forward, prefix, context);
    branches.set(key, known);
    return known;
  };
  const plain = branch(policy.forward, "forward").entry;
  const entryOf = (entry: Entry) => (hidden ? entry.any : entry.known);
  const aimed = policy.routes
    .map(({ countries, forward }, index) => ({
      countries,
      next: entryOf(branch(forward, `route_${index + 1}`).entry),
    }))
    .filter(({ next }) => next !== entryOf(plain));
  const states = [...branches.values()].flatMap((one) => one.states);
  if (aimed.length === 0) return { states, through: plain, plain };

  const matches = [...grouped(aimed, ({ next }) => next)].flatMap(([next, routes]) =>
    countryParts([...new Set(routes.flatMap(({ countries }) => countries))].sort()).map((part): Match => ({
      label: "Country has a route",
      type: "matches_any_of",
      value: part.join(","),
      next,
    })),
  );
  const choice = split(STATE.route, LIQUID.callerCountry, entryOf(plain), matches);
  return {
    states: [choice, ...states],
    through: { known: choice.name, concealed: choice.name, any: choice.name },
    plain,
  };
}
