import { hideAddresses } from "../../flows/secrecy";
import { type LookUpAnswer } from "../../flows/base/lookUp";
import { type SimulatedStep } from "../../flows";
import { type HttpMethod } from "../state/model";

/** An inbound call. */
export interface InboundCall {
  /** `From`: E.164, `sip:…`, `client:…`, a word such as `Anonymous`, or blank. */
  from: string;
  /** `To`: a number of the emulator. */
  to: string;
  /** `CallerCountry`: ISO 3166-1 alpha-2, or blank. */
  callerCountry: string;
  /** Further parameters, such as `StirVerstat`. */
  parameters?: Readonly<Record<string, string>>;
  /** What the caller enters each time that digits are asked for; nothing by default. */
  digits?: readonly string[];
  /** What a look-up answers; nothing by default. Undefined: not known, so that the run of a flow stops there. */
  answer?: LookUpAnswer | null | undefined;
  /** When it comes in, in milliseconds since 1970; now by default. */
  at?: number;
  /** How long it lasts once something answers it. */
  seconds?: number;
}

/** What becomes of a call. */
export interface CallOutcome {
  /**
   * `rejected` and `busy`: turned away before anything answered. `handler`: a handler outside this emulator, a SIP trunk
   * or a TwiML application took the call. `dialled`: somebody else's phone rings. `queued`, `flex`: waits for an agent.
   * `voicemail`: leaves a message. `message`: heard a sentence, then Twilio hung up. `ended`: Twilio hung up.
   * `out of service`: nothing is set on the number. `error`: a handler on the way was dead, and no fallback took over.
   */
  outcome:
    | "rejected"
    | "busy"
    | "handler"
    | "dialled"
    | "queued"
    | "flex"
    | "voicemail"
    | "message"
    | "ended"
    | "out of service"
    | "error";
  /** What the caller hears, in words. */
  heard: string;
  /** Did Twilio pick up? Only then are voice minutes billed. */
  answered: boolean;
  /** Voice minutes: 0 for an unanswered call, else the one that is billed at least. */
  billedVoiceMinutes: 0 | 1;
  /** Who the call got to, for `handler` and `dialled`. */
  reached?: ReachedUrl | { numbers: string[] } | { trunkSid: string } | { applicationSid: string };
  /** What Twilio's debugger shows of the call, such as 11200. Left out when all went well. */
  errorCodes?: number[];
  /** Names of the Studio widgets the call passed. */
  path: string[];
  /** Twilio's final call status. */
  callStatus: "no-answer" | "busy" | "completed" | "failed";
}

/** A URL outside the emulator that a call got to. */
export interface ReachedUrl {
  url: string;
  method: HttpMethod;
  /** What it gets besides the call's own parameters: a fallback URL of the failure that led to it, an action of digits. */
  parameters?: Record<string, string>;
}

/** A call under way, and what has become of it so far. */
export interface Journey {
  call: InboundCall;
  /** The account of the called number: a flow of another one does not take the call. */
  accountSid: string;
  callSid: string;
  /** How often the caller was asked for digits. */
  asked: number;
  /** The caller has left a message of at most so many seconds. */
  recorded?: number;
  /** Something has picked up: from here on the call is billed, and a reject only hangs up. */
  answered: boolean;
  /** Sentences and recordings that the caller has heard. */
  spoken: string[];
  path: string[];
  /** The flows that ran, in order. */
  runs: { flowSid: string; revision: number; steps: SimulatedStep[] }[];
  /** URLs fetched so far, against documents that send a call in a circle. */
  hops: number;
  /** Codes of Twilio's debugger so far. */
  errorCodes: number[];
}

/** A fetched document was missing, or not TwiML: the number's fallback URL is next. */
export class DeadHandler extends Error {
  /**
   * @param url the document's.
   * @param code Twilio's: 11100 for what is no URL, 11200 for what cannot be fetched, 12100 for what is not TwiML, 12300
   * for another content type.
   */
  constructor(
    readonly url: string,
    readonly code: 11100 | 11200 | 12100 | 12300,
    message: string,
  ) {
    super(message);
  }
}

/** The end of a call that something picked up, or will. */
export function taken(
  journey: Journey,
  outcome: Exclude<CallOutcome["outcome"], "rejected" | "busy" | "out of service">,
  ending: string,
  reached?: CallOutcome["reached"],
): CallOutcome {
  return {
    outcome,
    heard: hideAddresses([...journey.spoken, ending].join("; ")),
    answered: true,
    billedVoiceMinutes: 1,
    ...(reached && { reached }),
    ...rest(journey),
    callStatus: "completed",
  };
}

/** The end of a call that nothing picked up. */
export function turnedAway(
  journey: Journey,
  outcome: "rejected" | "busy" | "out of service",
  heard: string,
): CallOutcome {
  const callStatus = { rejected: "no-answer", busy: "busy", "out of service": "failed" } as const;
  return {
    outcome,
    heard,
    answered: false,
    billedVoiceMinutes: 0,
    ...rest(journey),
    callStatus: callStatus[outcome],
  };
}

function rest({ path, errorCodes }: Journey): Pick<CallOutcome, "path" | "errorCodes"> {
  return { path, ...(errorCodes.length > 0 && { errorCodes }) };
}
