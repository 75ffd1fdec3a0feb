import { type CallRecord } from "../../evidence";
import { fetchPublished, flowSidOf } from "../../twilio/flows";
import { type SoundReading } from "../stack";
import { type StackOptions } from "../stack/choose";
import { UsageError } from "../usageError";
import { fenceAccount } from "./fenceAccount";
import { type CallVerdict, verdictOnCall } from "./verdictOnCall";
import { verifiedCall } from "./verifyRun";

/** What came of a call. */
export interface AccountVerification {
  outbound: CallRecord;
  /** Undefined where Twilio has no record of it. */
  inbound: CallRecord | undefined;
  verdict: CallVerdict;
}

/**
 * Looks whether the call can be placed and judged, without placing it.
 *
 * @returns what places it.
 * @throws UsageError where a number is not in the account, or the called one is not fenced.
 */
export async function accountVerify(
  options: StackOptions,
  reading: SoundReading,
  { from, to, line }: { from: string; to: string; line: string },
): Promise<{ call: (tell: (text: string) => void) => Promise<AccountVerification> }> {
  const { twilio, numbers, flows } = await fenceAccount(options, reading, "no call can be placed");
  if (!numbers.has(from)) {
    throw new UsageError(`${from} is not a number of account ${twilio.accountSid}. Give --from one of its numbers`);
  }
  const called = numbers.get(to);
  if (called === undefined) {
    throw new UsageError(`${to} is not a number of account ${twilio.accountSid}. Give --to one of its fenced numbers`);
  }
  const flowSid = flowSidOf(called.voiceUrl, twilio.accountSid);
  if (flowSid === undefined || flows.get(line)?.sid !== flowSid) {
    throw new UsageError(
      `${to} is not fenced in Twilio: its voice URL is not the flow of line ${line}. Run \`pulumi up\` first`,
    );
  }
  const published = await fetchPublished(twilio, flowSid);
  if (published === undefined)
    throw new UsageError(`the flow of line ${line} was never published. Run \`pulumi up\` first`);
  return {
    call: async (tell) => {
      const verified = await verifiedCall(twilio, { from, to, flowSid }, tell);
      const { outbound, inbound } = verified;
      return { outbound, inbound, verdict: verdictOnCall(published.definition, { from, to }, verified) };
    },
  };
}
