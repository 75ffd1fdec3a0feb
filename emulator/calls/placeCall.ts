import { getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js";
import { takeCall } from "../call/inbound";
import { type CallOutcome } from "../call/outcome";
import { parseTwiml } from "../call/twiml";
import { type Hosting } from "../functions/hosting";
import { accountOfPath } from "../http/credentials";
import { atMost, oneOf, required } from "../http/form";
import { type Operation } from "../http/operation";
import { TwilioError } from "../http/twilioError";
import { numberByPhone } from "../state/number";
import { callAnswer } from "./answer";
import { callOfPath } from "./listCalls";
import { type StoredCall } from "../state/calls";
import { keep, nextSid, recordInbound } from "./record";

/** Milliseconds until a placed call is over. */
const CALL_MS = 60;

/** Longest TwiML that Twilio takes with a call, in characters. */
const MAX_TWIML = 4000;

/**
 * `POST /Accounts/{AccountSid}/Calls.json` from one of the account's numbers. To a number of this emulator it is an
 * inbound call there, with a record of its own; anywhere else nobody answers.
 */
export const placeCall: Operation = {
  product: "api",
  method: "POST",
  path: "/2010-04-01/Accounts/{AccountSid}/Calls.json",
  run(exchange) {
    const account = accountOfPath(exchange);
    const { form, current, hosting } = exchange;
    const [from, to] = [required(form, "From"), required(form, "To")];
    if (!["Url", "Twiml", "ApplicationSid"].some((name) => form.get(name))) {
      throw new TwilioError(400, 21205, "Url, Twiml or ApplicationSid must be given");
    }
    const twiml = atMost("Twiml", form.get("Twiml") ?? "", MAX_TWIML);
    const own = numberByPhone(current, from);
    if (own?.account_sid !== account.sid) {
      throw new TwilioError(400, 21210, `${from} is not a number of this account, nor verified for it`);
    }
    if (!/^(\+[1-9]\d{4,14}|sips?:.+|client:.+)$/.test(to))
      throw new TwilioError(400, 21211, `${to} is not a valid number`);
    const mostSeconds = Number(form.get("TimeLimit") ?? Infinity);
    const call = place(
      hosting,
      { accountSid: account.sid, from, to, numberSid: own.sid },
      secondsOf(twiml, mostSeconds),
    );
    // As it is when it is placed, however long that took.
    return { status: 201, body: callAnswer(call, call.startedAt) };
  },
};

/** `POST /Accounts/{AccountSid}/Calls/{Sid}.json`: ends a call. Redirecting one is not emulated. */
export const endCall: Operation = {
  product: "api",
  method: "POST",
  path: "/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json",
  run(exchange) {
    const call = callOfPath(exchange);
    const status = oneOf(exchange.form, "Status", ["canceled", "completed"]);
    if (status === undefined)
      throw new TwilioError(501, 501, "Ringfence's emulator ends calls, and does not redirect them");
    if (call.endsAt === undefined || call.endsAt <= Date.now()) {
      throw new TwilioError(400, 21220, "The call is over already");
    }
    delete call.endsAt;
    call.status = status;
    call.seconds = 0;
    return { status: 200, body: callAnswer(call) };
  },
};

function place(
  hosting: Hosting,
  { from, to, ...common }: Pick<StoredCall, "accountSid" | "from" | "to" | "numberSid">,
  seconds: number,
): StoredCall {
  const { state } = hosting;
  const startedAt = Date.now();
  const endsAt = startedAt + CALL_MS;
  const callerCountry = countryOf(from);
  const outbound: StoredCall = {
    ...common,
    ...{ sid: nextSid(state, "CA"), direction: "outbound-api", from, to, startedAt, endsAt },
    ...{ status: "no-answer", seconds: 0, country: callerCountry },
  };
  keep(state, outbound);
  const called = numberByPhone(state, to);
  if (called !== undefined) {
    const call = { from, to, callerCountry, at: startedAt, seconds };
    const { outcome, journey } = takeCall(hosting, call);
    const keepInbound = (ended: CallOutcome) => {
      const inbound = recordInbound(state, call, called.sid, journey, ended);
      inbound.endsAt = endsAt;
      outbound.status = inbound.status;
      outbound.seconds = inbound.seconds;
    };
    // A Function that takes its time is waited for while the call rings.
    if (outcome instanceof Promise) outcome.then(keepInbound, () => undefined);
    else keepInbound(outcome);
  }
  return outbound;
}

/** What Twilio would give of one of its numbers; for made-up numbers the country of their calling code. */
function countryOf(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  const country = parsed?.country ?? parsed?.getPossibleCountries()[0];
  return country ?? (number.startsWith(`+${getCountryCallingCode("US")}`) ? "US" : "");
}

/** How long a document keeps the one who answers: its pauses, and a few seconds for what it says. */
function secondsOf(twiml: string, most: number): number {
  const verbs = twiml === "" ? [] : parseTwiml(twiml, "https://twiml.invalid/");
  const seconds = verbs.reduce((sum, { name, attributes }) => {
    if (name === "Pause") return sum + Number(attributes.length ?? 1);
    return name === "Say" || name === "Play" ? sum + 3 : sum;
  }, 0);
  return Math.min(most, Math.max(1, seconds));
}
