import type * as pulumi from "@pulumi/pulumi";
import { type RejectReason } from "../flows/policy/policy";
import { mapTexts } from "./secrets";

/** Path of each hosted reject document. A path never changes its meaning, because published flows name it. */
export const REJECT_PATH: Record<RejectReason, string> = {
  rejected: "/reject/rejected.xml",
  busy: "/reject/busy.xml",
};

/** The reason that a hosted document rejects with, whatever stack hosts it; undefined for any other URL. */
export function rejectReasonOf(url: string): RejectReason | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  if (!/\.(?:twil\.io|invalid)$/.test(hostname)) return undefined;
  return (["rejected", "busy"] as const).find((reason) => REJECT_PATH[reason] === pathname);
}

const rejectTwiml = (reason: RejectReason): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="${reason}"/></Response>\n`;

/** The hosted documents. Both are always hosted, so that a changed reason is one flow update. */
export const DOCUMENTS: Record<string, string> = {
  [REJECT_PATH.rejected]: rejectTwiml("rejected"),
  [REJECT_PATH.busy]: rejectTwiml("busy"),
};

/** URL that a flow is compiled with. The hosted URL, which may not be known yet, replaces it afterwards. */
export const REJECT_PLACEHOLDER = "https://reject.invalid/";

/** The definition with the hosted URL in place of the placeholder: the only part that may be unknown in a preview. */
export const withRejectUrl = <T>(value: T, rejectUrl: pulumi.Output<string>): T =>
  mapTexts(value, (text) => (text === REJECT_PLACEHOLDER ? rejectUrl : text));
