import { type FlowState } from "../definition";
import { type Execution, type Outcome, proceed } from "../simulate/execution";

/**
 * Hands the call over. Studio fetches nothing itself: only a URL that is none, once rendered, is a `fail`; what the
 * URL answers is not the flow's business any more.
 */
export function redirect(state: FlowState, execution: Execution): Outcome {
  const url = execution.text(state, "url").trim();
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return proceed(state, "fail");
  const method = state.properties.method === "GET" ? "GET" : "POST";
  return { end: { kind: "redirect", state: state.name, url, method } };
}
