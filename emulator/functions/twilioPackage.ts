import { createRequire } from "node:module";
import type * as Webhooks from "twilio/lib/webhooks/webhooks";
import { FunctionResponse } from "./functionResponse";

// Loading the whole package takes longer than starting an emulator, and most emulators never need it.
const load = createRequire(__filename);

const builders = { VoiceResponse: "VoiceResponse", MessagingResponse: "MessagingResponse" } as const;
const loadBuilder = (name: keyof typeof builders) => load(`twilio/lib/twiml/${builders[name]}`) as new () => object;

/** What Twilio's own package has of signatures. */
export const webhooks = (): typeof Webhooks => load("twilio/lib/webhooks/webhooks") as typeof Webhooks;

/**
 * The global `Twilio` of a Function, which `require("twilio")` gives as well: the npm package, read when it is first
 * used. Its REST client is left out: it would ask the real Twilio.
 */
export function twilioGlobal(): object {
  const client = () => {
    throw new Error("Twilio's REST client cannot be used in a Function of Ringfence's emulator");
  };
  const twiml = {
    get VoiceResponse() {
      return loadBuilder("VoiceResponse");
    },
    get MessagingResponse() {
      return loadBuilder("MessagingResponse");
    },
  };
  return Object.assign(client, {
    twiml,
    Response: FunctionResponse,
    get validateRequest() {
      return webhooks().validateRequest;
    },
  });
}

/** Is it TwiML of Twilio's own builders? */
export function isTwiml(value: unknown): boolean {
  return Object.keys(builders).some((name) => value instanceof loadBuilder(name as keyof typeof builders));
}
