import { type AnyResource, asAnyResource } from "../resource";
import { twimlHost } from "./twimlHost/twimlHost";
import { flow } from "./flow/flow";
import { getPhoneNumbers } from "./getPhoneNumbers";
import { originalRouting } from "./originalRouting/originalRouting";
import { voiceBinding } from "./voiceBinding/voiceBinding";
import { type Twilio } from "../../twilio/client";
import { type Values } from "../wire/values";

/** The map of the provider: every type token, and what answers for it. */
export const RESOURCES: Record<string, AnyResource> = {
  "twilio:voice:OriginalRouting": asAnyResource(originalRouting),
  "twilio:serverless:TwimlHost": asAnyResource(twimlHost),
  "twilio:studio:Flow": asAnyResource(flow),
  "twilio:voice:VoiceBinding": asAnyResource(voiceBinding),
};

/** Every function token. */
export const FUNCTIONS: Record<string, (twilio: Twilio, args: Values) => Promise<object>> = {
  "twilio:voice:getPhoneNumbers": getPhoneNumbers,
};
