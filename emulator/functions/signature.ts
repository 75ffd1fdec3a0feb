import { webhooks } from "./twilioPackage";

/** Fields of a form; one that was sent more than once is a list. */
export type Fields = Record<string, string | string[]>;

/** The header that says that Twilio sent a request. */
export const SIGNATURE = "x-twilio-signature";

/** Twilio's signature of a request: over its URL with the query, and the sorted fields of its form. */
export function signatureOf(authToken: string, url: string, form: Fields): string {
  return webhooks().getExpectedTwilioSignature(authToken, url, form);
}

/** Does the signature of a request fit? */
export function isSigned(authToken: string, signature: string | undefined, url: string, form: Fields): boolean {
  return signature !== undefined && webhooks().validateRequest(authToken, signature, url, form);
}
