import { type CallFields, callsBetween, endCall, fetchCall, placeCall } from "../../twilio/calls";
import { type Twilio } from "../../twilio/client";
import { type Execution, executionsOf, fetchExecutionCall, fetchSteps } from "../../twilio/executions";
import { type CallRecord, dayOf, readCallRecord } from "../../evidence";

/** Silence for five seconds, then the end of the call: nothing is spoken, and nothing is recorded. */
const SILENCE = '<Response><Pause length="5"/><Hangup/></Response>';

/** How long the called number may ring, and how long the call may last at the most, in seconds. */
const RING_SECONDS = 30;
const MOST_SECONDS = 15;

/** States of a call that is over. */
const OVER = new Set(["completed", "busy", "no-answer", "failed", "canceled"]);

/** Milliseconds between two looks, and until the look is given up. */
export interface Pace {
  each: number;
  most: number;
}

/** One look a second; a call rings for 30 seconds and lasts for 15 at the most. */
const USUAL_PACE: Pace = { each: 1_000, most: 90_000 };

/** What Twilio recorded of a call that was placed. */
export interface VerifiedCall {
  /** The leg that was placed. */
  outbound: CallRecord;
  /** The leg at the fenced number; undefined where Twilio has none. */
  inbound: CallRecord | undefined;
  /** What Studio saw; undefined where there is no execution. */
  execution:
    | { country: string | undefined; verstat: string | undefined; path: string[]; revision: number | undefined }
    | undefined;
  /** A Function answers the number, so there is no execution. */
  onFunction?: boolean;
  /** The call had to be ended from here. */
  wasEnded: boolean;
}

/**
 * Places one call, waits for its end, and reads what Twilio recorded.
 *
 * @param flowSid of the fenced number; left out where a Function answers it, which leaves no execution.
 * @param tell says how far it is.
 */
export async function verifiedCall(
  twilio: Twilio,
  { from, to, flowSid }: { from: string; to: string; flowSid?: string },
  tell: (text: string) => void,
  pace: Pace = USUAL_PACE,
): Promise<VerifiedCall> {
  const placedAt = Date.now();
  const placed = readCallRecord(
    await placeCall(twilio, { from, to, twiml: SILENCE, ringSeconds: RING_SECONDS, mostSeconds: MOST_SECONDS }),
  );
  tell(`placed ${placed.sid}`);
  const { record: outbound, wasEnded } = await overOrEnded(twilio, placed.sid, pace);
  tell(`${placed.sid} is ${outbound.status}`);
  const inbound = await within(pace, () => inboundOf(twilio, { from, to, placedAt }));
  const execution =
    flowSid && inbound && (await within(pace, () => executionOf(twilio, flowSid, inbound.sid, placedAt)));
  return {
    outbound,
    inbound,
    execution: execution ? { ...(await seenBy(twilio, execution)), revision: execution.revision } : undefined,
    onFunction: flowSid === undefined,
    wasEnded,
  };
}

/** Waits for the end of a call; one that does not end is ended. */
async function overOrEnded(
  twilio: Twilio,
  sid: string,
  pace: Pace,
): Promise<{ record: CallRecord; wasEnded: boolean }> {
  const over = await within(pace, async () => {
    const record = readCallRecord(await fetchCall(twilio, sid));
    return OVER.has(record.status) ? record : undefined;
  });
  if (over !== undefined) return { record: over, wasEnded: false };
  const { status } = readCallRecord(await fetchCall(twilio, sid));
  await endCall(twilio, sid, status === "in-progress" ? "completed" : "canceled");
  return { record: readCallRecord(await fetchCall(twilio, sid)), wasEnded: true };
}

async function inboundOf(
  twilio: Twilio,
  { from, to, placedAt }: { from: string; to: string; placedAt: number },
): Promise<CallRecord | undefined> {
  const since = dayOf(placedAt - 60_000);
  const calls = (await callsBetween(twilio, from, to, since)).map((fields: CallFields) => readCallRecord(fields));
  // Clocks differ by seconds; Twilio's moments have no fraction of one.
  const recent = calls.filter(({ startedAt }) => startedAt !== undefined && startedAt >= placedAt - 5_000);
  return recent.find(({ status }) => OVER.has(status));
}

async function executionOf(
  twilio: Twilio,
  flowSid: string,
  callSid: string,
  placedAt: number,
): Promise<Execution | undefined> {
  const moment = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
  for await (const page of executionsOf(twilio, flowSid, moment(placedAt - 60_000), moment(placedAt + 600_000))) {
    const found = page.find((execution) => execution.callSid === callSid);
    if (found?.hasEnded) return found;
  }
  return undefined;
}

async function seenBy(twilio: Twilio, execution: Execution) {
  const [call, steps] = await Promise.all([fetchExecutionCall(twilio, execution), fetchSteps(twilio, execution)]);
  const entered = (steps ?? []).map(({ to }) => to).filter((name) => name !== "Ended" && name !== "");
  return { country: call?.country, verstat: call?.verstat, path: ["Trigger", ...entered] };
}

/** Looks again and again until there is something, or the time is over. */
async function within<T>({ each, most }: Pace, look: () => Promise<T | undefined>): Promise<T | undefined> {
  const until = Date.now() + most;
  for (;;) {
    const found = await look();
    if (found !== undefined || Date.now() >= until) return found;
    await new Promise((resolve) => setTimeout(resolve, each));
  }
}
