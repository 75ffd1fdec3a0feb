import { createRequire } from "node:module";
import type * as Webhooks from "twilio/lib/webhooks/webhooks";
import { FunctionResponse } from "./functionResponse";

// Loading the whole package takes longer than starting an emulator, and most emulators never need it.
const load = createRequire(__filename);

type Builder = new () => object;

// Only what is loaded can have built anything.
const builders = new Map<string, Builder>();

function builderOf(name: "VoiceResponse" | "MessagingResponse"): Builder {
  const known = builders.get(name);
  if (known) return known;
  const builder = load(`twilio/lib/twiml/${name}`) as Builder;
  builders.set(name, builder);
  return builder;
}

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
      return builderOf("VoiceResponse");
    },
    get MessagingResponse() {
      return builderOf("MessagingResponse");
    },
  };
  return Object.assign(client, {
    twiml,
    Response: FunctionResponse,
    validateRequest: (...args: Parameters<(typeof Webhooks)["validateRequest"]>) => webhooks().validateRequest(...args),
  });
}

/** Is it TwiML of Twilio's own builders? */
export function isTwiml(value: unknown): boolean {
  return [...builders.values()].some((builder) => value instanceof builder);
}
