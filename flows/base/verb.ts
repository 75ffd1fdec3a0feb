/** A verb or noun of TwiML as plain data. Twilio's own builder writes the document from it. */
export interface Verb {
  /** As TwiML spells it, such as `Dial`. */
  name: string;
  attributes?: Readonly<Record<string, string>>;
  /** What stands between the tags; not escaped here. */
  text?: string;
  nested?: readonly Verb[];
}

/** The end of the call. */
export const HANG_UP: Verb = { name: "Hangup" };

/** Hands the call over to another document. */
export function redirectTo(url: string, method: "GET" | "POST"): Verb {
  return { name: "Redirect", attributes: { method }, text: url };
}
