import { recordInbound } from "../calls/record";
import { type EmulatorState, type PhoneNumber } from "../state/model";
import { numberByPhone } from "../state/number";
import { DeadHandler, taken, turnedAway, type CallOutcome, type InboundCall, type Journey } from "./outcome";
import { visit } from "./visit";

export { type CallOutcome, type InboundCall } from "./outcome";

/**
 * Takes an inbound call to its end, and keeps it in the call log.
 * @throws when the emulator has no such number, or the flow has a widget that is not simulated.
 */
export function inboundCall(state: EmulatorState, call: InboundCall): CallOutcome {
  const { outcome, journey, number } = takeCall(state, call);
  recordInbound(state, call, number.sid, journey, outcome);
  return outcome;
}

/**
 * Takes an inbound call to its end: the number's routing in Twilio's order (trunk, application, voice URL), then
 * whatever the URL leads to. When a document on the way is dead, the number's fallback URL is tried once.
 * @throws as {@link inboundCall}.
 */
export function takeCall(
  state: EmulatorState,
  call: InboundCall,
): { outcome: CallOutcome; journey: Journey; number: PhoneNumber } {
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
    answered: false,
    said: [],
    path: [],
    runs: [],
    hops: 0,
    errorCodes: [],
  };
  return { outcome: routed(state, journey, number), journey, number };
}

function routed(state: EmulatorState, journey: Journey, number: PhoneNumber): CallOutcome {
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
    return visit(state, journey, number.voice_url, number.voice_method);
  } catch (error) {
    if (!(error instanceof DeadHandler)) throw error;
    return fallback(state, journey, error, number.voice_fallback_url, number.voice_fallback_method);
  }
}

function fallback(
  state: EmulatorState,
  journey: Journey,
  cause: DeadHandler,
  url: string | null,
  method: "GET" | "POST",
): CallOutcome {
  journey.errorCodes.push(cause.code);
  if (url) {
    try {
      return visit(state, journey, url, method, { ErrorCode: `${cause.code}`, ErrorUrl: cause.url });
    } catch (error) {
      if (!(error instanceof DeadHandler)) throw error;
      journey.errorCodes.push(error.code);
    }
  }
  return taken(journey, "error", `Twilio's application error message (${cause.message})`);
}
