import { LIQUID } from "../base/names";
import { connect } from "../widgets";
import { DEFAULT_TIMEOUT, dialVerb } from "./callerId";
import { MAX_IDENTITY, nameError, textErrors } from "./checks";
import { type EndKind, oneEntry } from "./end";

/** A Twilio Client (Voice SDK). */
export interface ForwardClient {
  kind: "client";
  /** 1 to 121 characters. */
  identity: string;
}

/** Rings a Twilio Client. It accepts any caller ID, so hidden callers need no dial of their own. */
export const client: EndKind<ForwardClient> = {
  kind: "client",
  settings: [],
  answers: "yes",
  standIns: {},
  read: (config) => ({ kind: "client", identity: config.text("client", (text) => nameError(text, MAX_IDENTITY)) }),
  check: ({ identity }, path) => textErrors(`${path}.identity`, identity, nameError(identity, MAX_IDENTITY)),
  build: ({ identity }, names) =>
    oneEntry(
      connect(names.call, {
        noun: "client",
        to: identity,
        caller_id: LIQUID.contact,
        timeout: DEFAULT_TIMEOUT,
        record: false,
      }),
    ),
  twiml: ({ identity }, { call }) => [dialVerb(call.from.trim(), {}, [{ name: "Client", text: identity }])],
  words: ({ identity }) => ({
    short: `forwarded to the client ${identity}`,
    destination: "the Twilio client",
    target: identity,
    hears: `ringing, then ${identity}`,
  }),
  isReached: ({ identity }, end) => end.kind === "dial" && end.to.join() === identity,
};
