import { type EmulatorState } from "../state/model";
import { numberByPhone } from "../state/number";
import { DeadHandler, taken, turnedAway, type CallOutcome, type InboundCall, type Journey } from "./outcome";
import { visit } from "./visit";

export { type CallOutcome, type InboundCall } from "./outcome";

/**
 * Takes an inbound call to its end: the number's routing in Twilio's order (trunk, application, voice URL), then
 * whatever the URL leads to. When a document on the way is dead, the number's fallback URL is tried once.
 * @throws when the emulator has no such number, or the flow has a widget that is not simulated.
 */
export function inboundCall(state: EmulatorState, call: InboundCall): CallOutcome {
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
    spoken: [],
    path: [],
    hops: 0,
    errorCodes: [],
  };
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
