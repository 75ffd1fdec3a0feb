import { type CallRecord, readCallRecord } from "../../evidence";
import { callsOfDay } from "../../twilio/calls";
import { type Twilio } from "../../twilio/client";
import { LostAnswer, TwilioError } from "../../twilio/errors";
import { merged } from "./merged";
import { daysOf, type Period } from "./period";

/** Days that are read at once. How many requests are under way, the client decides. */
const DAYS_AT_ONCE = 6;

/**
 * The calls of an account, day by day. A day that Twilio does not give, after all the waits, is left out and named; what
 * it refuses is an error at once.
 *
 * @param left gets what could not be read, in words.
 */
export function callLog(twilio: Twilio, period: Period, left: string[]): AsyncGenerator<{ record: CallRecord }[]> {
  return merged(
    daysOf(period)
      .reverse()
      .map((day) => () => dayOfLog(twilio, day, left)),
    DAYS_AT_ONCE,
  );
}

async function* dayOfLog(twilio: Twilio, day: string, left: string[]): AsyncGenerator<{ record: CallRecord }[]> {
  try {
    for await (const calls of callsOfDay(twilio, day))
      yield calls.map((fields) => ({ record: readCallRecord(fields) }));
  } catch (error) {
    if (!isPassing(error)) throw error;
    left.push(`the calls of ${day} could not be read to the end: ${error.message.split("\n")[0]}`);
  }
}

/** Twilio was asked too much, had an error of its own, or did not answer: another day may be read all the same. */
export function isPassing(error: unknown): error is Error {
  return error instanceof LostAnswer || (error instanceof TwilioError && (error.status === 429 || error.status >= 500));
}
