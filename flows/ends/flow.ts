import { redirectTo } from "../base/verb";
import { redirect } from "../widgets";
import { sidError, textErrors } from "./checks";
import { type EndKind, oneEntry, standInSid, UnanswerableError } from "./end";

/** Another Studio flow of the account, by a redirect to its webhook. */
export interface ForwardFlow {
  kind: "flow";
  /** `FW` and 32 hexadecimal digits. */
  flowSid: string;
}

/** A redirect to the other flow's webhook: a run of its own, and not a subflow, which could not run subflows itself. */
export const flow: EndKind<ForwardFlow> = {
  kind: "flow",
  settings: [],
  answers: "maybe",
  standIns: { flow: () => standInSid("FW") },
  read: (config) => ({ kind: "flow", flowSid: config.text("flow", (text) => sidError(text, "FW")) }),
  check: ({ flowSid }, path, { accountSid }) => [
    ...textErrors(`${path}.flowSid`, flowSid, sidError(flowSid, "FW")),
    ...(accountSid === undefined
      ? [{ path, reason: "leads to a flow, whose URL needs the account", remedy: "Give compile the accountSid" }]
      : textErrors("accountSid", accountSid, sidError(accountSid, "AC"))),
  ],
  build: ({ flowSid }, names, { accountSid }) => oneEntry(redirect(names.call, webhookOf(flowSid, accountSid), "POST")),
  twiml({ flowSid }, { accountSid }) {
    if (accountSid === undefined) throw new UnanswerableError("a flow cannot be reached without the account SID");
    return [redirectTo(webhookOf(flowSid, accountSid), "POST")];
  },
  words: ({ flowSid }) => ({
    short: `forwarded to the flow ${flowSid}`,
    destination: "the flow",
    target: flowSid,
    hears: `what the flow ${flowSid} says`,
  }),
  isReached: ({ flowSid }, end) => end.kind === "redirect" && end.url.includes(flowSid),
};

function webhookOf(flowSid: string, accountSid: string | undefined): string {
  return `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flowSid}`;
}
