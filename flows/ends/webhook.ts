import { redirectTo } from "../base/verb";
import { shownUrl } from "../secrecy";
import { redirect } from "../widgets";
import { urlError, urlErrors } from "./checks";
import { type EndKind, oneEntry, standInUrl } from "./end";

/** A TwiML webhook. */
export interface ForwardWebhook {
  kind: "webhook";
  /** Absolute http(s) URL. */
  url: string;
  method: "GET" | "POST";
}

/** One redirect, the same for every caller. */
export const webhook: EndKind<ForwardWebhook> = {
  kind: "webhook",
  settings: ["method"],
  answers: "maybe",
  standIns: { webhook: standInUrl, method: () => "POST" },
  read: (config) => ({
    kind: "webhook",
    url: config.text("webhook", urlError),
    method: config.value("method") === "GET" ? "GET" : "POST",
  }),
  check: ({ url }, path) => urlErrors(`${path}.url`, url),
  build: ({ url, method }, names) => oneEntry(redirect(names.call, url, method)),
  twiml: ({ url, method }) => [redirectTo(url, method)],
  words: ({ url, method }) => ({
    short: `forwarded to ${method === "GET" ? "GET " : ""}${shownUrl(url)}`,
    destination: "the webhook",
    target: `${method} ${shownUrl(url)}`,
    hears: `what ${shownUrl(url)} answers`,
  }),
  isReached: ({ url, method }, end) => end.kind === "redirect" && end.url === url && end.method === method,
};
