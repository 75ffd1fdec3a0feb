import { type InboundCall } from "./outcome";

/** The parameters of Twilio's voice webhook. */
export function webhookParameters(
  { from, to, callerCountry, parameters }: Pick<InboundCall, "from" | "to" | "callerCountry" | "parameters">,
  { callSid, accountSid, answered }: { callSid: string; accountSid: string; answered: boolean },
): Record<string, string> {
  return {
    ...parameters,
    ...{ From: from, Caller: from, FromCountry: callerCountry, CallerCountry: callerCountry },
    ...{ To: to, Called: to, CallSid: callSid, AccountSid: accountSid },
    ...{ CallStatus: answered ? "in-progress" : "ringing", Direction: "inbound", ApiVersion: "2010-04-01" },
  };
}
