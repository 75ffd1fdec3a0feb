import { type LookUpAnswer } from "./lookUp";

/** An inbound call: parameters of Twilio's voice webhook, verbatim, and what happens during the call. */
export interface Call {
  /** `From`: E.164, `sip:…`, `client:…`, a word such as `Anonymous`, or blank. */
  from: string;
  /** `To`: the number that was called. */
  to: string;
  /** `CallerCountry`: ISO 3166-1 alpha-2, or blank. Follows the number that the caller claims. */
  callerCountry: string;
  /** Further parameters of the webhook, such as `StirVerstat`; flows see them as `trigger.call.NAME`. */
  parameters?: Readonly<Record<string, string>>;
  /** What the caller enters each time that digits are asked for; a blank text is nothing. Missing: not known. */
  digits?: readonly string[];
  /** What a look-up answers; null for no answer within Studio's time. Missing: not known. */
  answer?: LookUpAnswer | null;
}

/** The call where nothing happens that it does not name: no digits are entered, and no look-up answers. */
export function withoutUnknowns(call: Call): Call {
  return { digits: [], answer: null, ...call };
}

/** The keys of an entry that a widget takes which waits for so many; without a number it takes all. */
export function keysTaken(entry: string, most = Infinity): string {
  return entry.replace(/[^0-9*#]/g, "").slice(0, most);
}

/** What answers a call: a webhook URL and the HTTP method that Twilio fetches it with. */
export interface Handler {
  /** Absolute http(s) URL. */
  voiceUrl: string;
  voiceMethod: "GET" | "POST";
}
