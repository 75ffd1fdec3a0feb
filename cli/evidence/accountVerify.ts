import { type CallRecord } from "../../evidence";
import { fetchPublished, flowSidOf } from "../../twilio/flows";
import { hostedLineOf, fenceAmong } from "../../twilio/hosted";
import { compile, type FlowDefinition } from "../../flows";
import { fenceName } from "../../program/names";
import { offlineSurroundings } from "../line/surroundings";
import { type SoundReading } from "../stack";
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
  reading: SoundReading,
  { from, to, line }: { from: string; to: string; line: string },
): Promise<{ call: (tell: (text: string) => void) => Promise<AccountVerification> }> {
  const { twilio, lines, numbers, flows } = await fenceAccount(reading, "no call can be placed");
  if (!numbers.has(from)) {
    throw new UsageError(`${from} is not a number of account ${twilio.accountSid}. Give --from one of its numbers`);
  }
  const called = numbers.get(to);
  if (called === undefined) {
    throw new UsageError(`${to} is not a number of account ${twilio.accountSid}. Give --to one of its fenced numbers`);
  }
  const place = (definition: FlowDefinition, flowSid?: string) => ({
    call: async (tell: (text: string) => void) => {
      const verified = await verifiedCall(twilio, { from, to, ...(flowSid !== undefined && { flowSid }) }, tell);
      const { outbound, inbound } = verified;
      return { outbound, inbound, verdict: verdictOnCall(definition, { from, to }, verified) };
    },
  });
  const policy = lines.find((one) => one.line === line);
  if (policy?.runsOn === "function") {
    const { project, stack } = reading;
    const hosted = hostedLineOf(called.voiceUrl);
    if (hosted?.line !== line || fenceAmong([fenceName({ project, stack })], hosted) === undefined) {
      throw new UsageError(
        `${to} is not fenced in Twilio: its voice URL is not the Function of line ${line}. Run \`pulumi up\` first`,
      );
    }
    // The flow that decides the same: what the Function did shows in the call log alone.
    return place(compile(policy, offlineSurroundings(policy, reading, "shared")));
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
  return place(published.definition, flowSid);
}
