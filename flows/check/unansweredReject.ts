import { isReject } from "../base/names";
import { WIDGETS } from "../widgets";
import { type Rule } from "./finding";
import { byName, followers } from "./graph";
import { type FlowState } from "../definition";

/** A reject after an answer would bill the call that it turns away. */
export const unansweredReject: Rule = {
  name: "unanswered-reject",
  check: (flow) => {
    const states = byName(flow.states);
    const rejectBehind = rejectsBehind(flow.states);
    return flow.states.flatMap((state, index) => {
      const rejects = state.type === "add-twiml-redirect" && isReject(state.name);
      if (WIDGETS.get(state.type)?.answers === "no" || rejects) return [];
      const reject = followers(state)
        .map((next) => (states.has(next) ? rejectBehind.get(next) : undefined))
        .find((name) => name !== undefined);
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

/** By each widget from which a call can come to a reject, the name of such a reject. */
function rejectsBehind(list: readonly FlowState[]): Map<string, string> {
  const leaders = new Map<string, string[]>();
  for (const state of list) {
    for (const next of followers(state)) leaders.set(next, [...(leaders.get(next) ?? []), state.name]);
  }
  const behind = new Map<string, string>();
  for (const { name, type } of list) {
    if (type !== "add-twiml-redirect" || !isReject(name)) continue;
    const open = [name];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (behind.has(at)) continue;
      behind.set(at, name);
      open.push(...(leaders.get(at) ?? []));
    }
  }
  return behind;
}
