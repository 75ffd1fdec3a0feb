import { type RejectReason } from "../flows/policy/policy";

/** Where each reject document is hosted. A path never changes its meaning: published flows name it. */
export const REJECT_PATH: Record<RejectReason, string> = {
  rejected: "/reject/rejected.xml",
  busy: "/reject/busy.xml",
};

const rejectTwiml = (reason: RejectReason): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="${reason}"/></Response>\n`;

/** Both documents are always hosted, so that a changed reason is one flow update. */
export const DOCUMENTS: Record<string, string> = {
  [REJECT_PATH.rejected]: rejectTwiml("rejected"),
  [REJECT_PATH.busy]: rejectTwiml("busy"),
};
