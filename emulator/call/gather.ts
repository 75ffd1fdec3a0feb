import { keysTaken } from "../../flows/base/call";
import { type Journey } from "./outcome";
import { type Verb } from "./twiml";

/**
 * Asks the caller for digits, which answers the call.
 * @returns what the action is told; undefined where Twilio goes on with the next verb.
 */
export function gather(journey: Journey, { attributes }: Verb): Record<string, string> | undefined {
  journey.answered = true;
  // Speech is not simulated: nobody says anything.
  const takesDigits = /\bdtmf\b/.test(attributes.input ?? "dtmf");
  const entry = takesDigits ? (journey.call.digits?.[journey.asked] ?? "") : "";
  if (takesDigits) journey.asked += 1;
  const most = attributes.numDigits === undefined ? undefined : Number(attributes.numDigits);
  const last = attributes.finishOnKey ?? "#";
  const finishedAt = last === "" ? -1 : keysTaken(entry).indexOf(last);
  const keys = keysTaken(finishedAt < 0 ? entry : keysTaken(entry).slice(0, finishedAt), most);
  const isFinished = finishedAt >= 0 && (most === undefined || finishedAt < most);
  if (keys === "" && attributes.actionOnEmptyResult !== "true") return undefined;
  return { Digits: keys, ...(isFinished && { FinishedOnKey: last }) };
}
