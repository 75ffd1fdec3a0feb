import { type FlowDefinition, type FlowState } from "../definition";
import { type Finding, type Rule } from "./finding";
import { byName } from "./graph";

/** Screening never goes back. Studio allows loops and ends a call after 1,000 steps. */
export const acyclic: Rule = { name: "acyclic", check: findLoops };

/** Depth first without recursion; a transition to a state still on the path closes a loop. */
function findLoops(flow: FlowDefinition): Finding[] {
  const states = byName(flow.states);
  const done = new Set<string>();
  const findings: Finding[] = [];
  for (const start of states.values()) {
    const path: { state: FlowState; position: number }[] = done.has(start.name) ? [] : [{ state: start, position: 0 }];
    while (path.length > 0) {
      const top = path.at(-1);
      if (top === undefined) break;
      const transition = top.state.transitions[top.position];
      if (transition === undefined) {
        done.add(top.state.name);
        path.pop();
        continue;
      }
      const next = transition.next === undefined ? undefined : states.get(transition.next);
      const closes = path.some(({ state }) => state === next);
      if (next !== undefined && closes) {
        findings.push({
          at: ["states", flow.states.indexOf(top.state), "transitions", top.position, "next"],
          value: next.name,
          reason: "leads back to where the call came from",
          remedy: "Let the flow go forward only",
        });
      }
      top.position += 1;
      if (next !== undefined && !closes && !done.has(next.name)) path.push({ state: next, position: 0 });
    }
  }
  return findings;
}
