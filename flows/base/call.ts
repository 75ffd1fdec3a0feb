/** An inbound call, as far as a fence looks at it: three parameters of Twilio's voice webhook, verbatim. */
export interface Call {
  /** `From`: E.164, `sip:…`, `client:…`, a word such as `Anonymous`, or blank. */
  from: string;
  /** `To`: the number that was called. */
  to: string;
  /** `CallerCountry`: ISO 3166-1 alpha-2, or blank. Follows the number that the caller claims. */
  callerCountry: string;
  /** Further parameters of the webhook, such as `StirVerstat`; flows see them as `trigger.call.NAME`. */
  parameters?: Readonly<Record<string, string>>;
}

/** What answers a call: a webhook URL and the HTTP method that Twilio fetches it with. */
export interface Handler {
  /** Absolute http(s) URL. */
  voiceUrl: string;
  voiceMethod: "GET" | "POST";
}
