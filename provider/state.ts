import { type Kept } from "./resource";
import { ProviderError } from "./wire/failure";

/**
 * The shape of state that this version writes.
 *
 * - 1: the first one.
 * - 2: remembered settings leave out what is at its default, and may name the SIP trunk or the TwiML application that
 *   answered a number. A version that does not know of these would not put them back, so it must refuse such a state.
 * - 3: maps of phone numbers come packed (`wire/packed.ts`), and bindings name their fence. A version that does not know
 *   of it refuses such a state. Inputs are packed from the first `up` on, a state from its first write on: in between, such
 *   a version finds nothing to put back, and stops with that.
 */
export const FORMAT = 3;

/**
 * A stored state in the shape of this version; the way in for every operation on one.
 *
 * Settings of format 1 say everything that format 2 may leave out, and are right without trunk and application: a number
 * under one was refused then.
 *
 * @throws ProviderError if it was written under another account, or by a later version
 */
export function currentState(state: Kept, accountSid: string, urn: string): Kept {
  guardState(state, accountSid, urn);
  return { ...state, format: FORMAT };
}

/**
 * Judges a stored state before anything is believed of it, a 404 included.
 *
 * @throws ProviderError if it was written under another account, or by a later version
 */
function guardState(state: Kept, accountSid: string, urn: string): void {
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
}
