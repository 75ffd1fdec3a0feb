import { type RedirectProperties } from "../../schema/generated/flow-definition";
import { isReject } from "../base/names";
import { type FlowState } from "../definition";
import { shownUrl } from "../secrecy";
import { plainText, proceed, type Widget } from "./widget";

/**
 * Hands the call over to a TwiML document. Studio fetches nothing itself: it goes on by `fail` only if the rendered text
 * is not a URL. What the URL answers is no longer the flow's business.
 */
export const REDIRECT: Widget = {
  type: "add-twiml-redirect",
  title: "TwiML Redirect",
  properties: ["url", "method", "timeout"],
  events: ["return", "timeout", "fail"],
  answers: "maybe",
  simulate(state, execution) {
    const url = execution.text(state, "url").trim();
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return proceed(state, "fail");
    const method = state.properties.method === "GET" ? "GET" : "POST";
    return { end: { kind: "redirect", state: state.name, url, method } };
  },
  draw: (state) =>
    isReject(state.name)
      ? { shape: "reject", label: "rejects, before anything answers" }
      : {
          shape: "forward",
          label: `hands over to ${shownUrl(plainText(state, "url")).replace(/^https?:\/\//, "")}`,
        },
};

/** Writes a one-way redirect. Timeout "0": the execution does not stay open behind it. */
export function redirect(name: string, url: string, method: "GET" | "POST"): FlowState {
  const properties: RedirectProperties = { url, method, timeout: "0" };
  return {
    name,
    type: REDIRECT.type,
    transitions: [{ event: "return" }, { event: "timeout" }, { event: "fail" }],
    properties,
  };
}
