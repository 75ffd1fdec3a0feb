/** What answers a call: a webhook URL and the HTTP method that Twilio fetches it with. */
export interface Handler {
  /** Absolute http(s) URL. */
  voiceUrl: string;
  voiceMethod: "GET" | "POST";
}
