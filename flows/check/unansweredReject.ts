import { isReject } from "../base/names";
import { WIDGETS } from "../widgets";
import { type Rule } from "./finding";
import { byName, followers, reachableFrom } from "./graph";

/** A reject after an answer would bill the call that it turns away. */
export const unansweredReject: Rule = {
  name: "unanswered-reject",
  check: (flow) => {
    const states = byName(flow.states);
    return flow.states.flatMap((state, index) => {
      const rejects = state.type === "add-twiml-redirect" && isReject(state.name);
      if (WIDGETS.get(state.type)?.answers === "no" || rejects) return [];
      const behind = new Set(followers(state).flatMap((next) => [...reachableFrom(next, states)]));
      const reject = [...behind].find((name) => isReject(name) && states.get(name)?.type === "add-twiml-redirect");
      if (reject === undefined) return [];
      return {
        at: ["states", index],
        value: state.name,
        reason: `(${state.type}) answers the call before "${reject}" rejects it, so that it is billed`,
        remedy: "Reject before anything that speaks, dials, records or queues",
      };
    });
  },
};
