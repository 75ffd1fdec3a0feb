import { type StoredBase } from "./resource";
import { ProviderError } from "../twilio/failure";

/** The shape of state that this version writes. */
export const FORMAT = 1;

/**
 * Judges a stored state before anything is believed of it, a 404 included; the way in for every operation on one.
 *
 * @throws ProviderError if it was written under another account, or by a later version
 */
export function guardState(state: StoredBase, accountSid: string, urn: string): StoredBase {
  const name = urn.split("::").at(-1) ?? urn;
  if (state.format > FORMAT) {
    throw new ProviderError(
      `The state of ${name} was written by a newer Ringfence (format ${state.format}, this one knows ${FORMAT}): update Ringfence.`,
    );
  }
  if (state.accountSid !== accountSid) {
    throw new ProviderError(
      `${name} lives in account ${state.accountSid}, but the credentials are for ${accountSid}. ` +
        "Set twilio:accountSid (or TWILIO_ACCOUNT_SID) back; to move to another account, use a new stack and destroy this one first.",
    );
  }
  return state;
}
