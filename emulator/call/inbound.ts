import { nextSid, recordInbound } from "../calls/record";
import { type Hosting } from "../functions/hosting";
import { type HttpMethod, type PhoneNumber } from "../state/model";
import { numberByPhone } from "../state/number";
import { carriedOut, type Course } from "./course";
import { DeadHandler, taken, turnedAway, type CallOutcome, type InboundCall, type Journey } from "./outcome";
import { visit } from "./visit";

export { type CallOutcome, type InboundCall } from "./outcome";

/** A call that is under way, or over where nothing on its way has to be waited for. */
export interface TakenCall {
  outcome: CallOutcome | Promise<CallOutcome>;
  journey: Journey;
  number: PhoneNumber;
}

/**
 * Takes an inbound call to its end, and keeps it in the call log.
 * @throws when the emulator has no such number, the flow has a widget that is not simulated, or a Function on the way does
 * not call back at once.
 */
export function inboundCall(hosting: Hosting, call: InboundCall): CallOutcome {
  const { outcome, journey, number } = takeCall(hosting, call);
  if (outcome instanceof Promise) {
    // Nobody waits for it any more.
    outcome.catch(() => undefined);
    throw new Error(`to: a Function behind ${call.to} does not call back at once; use callAsking, which waits for it`);
  }
  recordInbound(hosting.state, call, number.sid, journey, outcome);
  return outcome;
}

/**
 * The same, but what does not come at once is waited for: Functions, and look-ups, which are sent to the servers that
 * are registered for their hosts.
 */
export async function inboundCallAsking(hosting: Hosting, call: InboundCall): Promise<CallOutcome> {
  const taken = takeCall(hosting, { answer: undefined, ...call }, true);
  const outcome = await taken.outcome;
  recordInbound(hosting.state, call, taken.number.sid, taken.journey, outcome);
  return outcome;
}

/**
 * Takes an inbound call to its end: the number's routing in Twilio's order (trunk, application, voice URL), then
 * whatever the URL leads to. When a document on the way is dead, the number's fallback URL is tried once.
 * @param looksUp whether look-ups are sent; otherwise they get the answer that the call has.
 * @throws as {@link inboundCall}.
 */
export function takeCall(hosting: Hosting, call: InboundCall, looksUp = false): TakenCall {
  const { state } = hosting;
  const number = numberByPhone(state, call.to);
  if (!number) {
    const known = Object.values(state.numbers).map(({ phone_number }) => phone_number);
    const list =
      known.length > 10 ? `${known.slice(0, 10).join(", ")} and ${known.length - 10} more` : known.join(", ");
    throw new Error(`to: the emulator has no number ${call.to}; it has ${list || "none"}`);
  }
  const journey: Journey = {
    call,
    accountSid: number.account_sid,
    callSid: nextSid(state, "CA"),
    asked: 0,
    answered: false,
    spoken: [],
    path: [],
    runs: [],
    hops: 0,
    errorCodes: [],
  };
  return { outcome: carriedOut(routed(hosting, journey, number), hosting, looksUp), journey, number };
}

function* routed(hosting: Hosting, journey: Journey, number: PhoneNumber): Course {
  if (number.trunk_sid) {
    return taken(journey, "handler", `whoever the SIP trunk ${number.trunk_sid} leads to`, {
      trunkSid: number.trunk_sid,
    });
  }
  if (number.voice_receive_mode === "fax")
    return turnedAway(journey, "out of service", "nothing: the number takes faxes");
  const application = number.voice_application_sid;
  if (application) {
    return taken(journey, "handler", `the TwiML application ${application}`, { applicationSid: application });
  }
  if (!number.voice_url) return turnedAway(journey, "out of service", "that the number is not in service");
  try {
    return yield* visit(hosting, journey, number.voice_url, number.voice_method);
  } catch (error) {
    if (!(error instanceof DeadHandler)) throw error;
    return yield* fallback(hosting, journey, error, number.voice_fallback_url, number.voice_fallback_method);
  }
}

function* fallback(
  hosting: Hosting,
  journey: Journey,
  cause: DeadHandler,
  url: string | null,
  method: HttpMethod,
): Course {
  journey.errorCodes.push(cause.code);
  if (url) {
    // A call that went in a circle is out of it.
    journey.hops = 0;
    try {
      return yield* visit(hosting, journey, url, method, { ErrorCode: `${cause.code}`, ErrorUrl: cause.url });
    } catch (error) {
      if (!(error instanceof DeadHandler)) throw error;
      journey.errorCodes.push(error.code);
    }
  }
  return taken(journey, "error", `Twilio's application error message (${cause.message})`);
}
