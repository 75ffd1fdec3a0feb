import { isReject } from "../base/names";
import { type Rule } from "./finding";
import { byName, followers, reachableFrom } from "./graph";

/** Widgets that send no call TwiML: they leave the call ringing. All others answer it, and an answered call is billed. */
const SILENT = new Set([
  "trigger",
  "split-based-on",
  "set-variables",
  "run-function",
  "run-function-v2",
  "make-http-request",
]);

/** A reject after an answer would bill the call that it turns away. */
export const unansweredReject: Rule = {
  name: "unanswered-reject",
  check: (flow) => {
    const states = byName(flow.states);
    return flow.states.flatMap((state, index) => {
      const rejects = state.type === "add-twiml-redirect" && isReject(state.name);
      if (SILENT.has(state.type) || rejects) return [];
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
