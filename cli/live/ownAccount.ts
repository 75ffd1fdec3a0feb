import { confirmAccount } from "../../twilio/account";
import { type Twilio } from "../../twilio/client";
import { ForeignAnswer, LostAnswer, TwilioError } from "../../twilio/errors";
import { ProviderError } from "../../twilio/failure";

/**
 * Whether Studio and Serverless act for the account, where that cannot be taken for granted: their paths name none, so a
 * parent's key with a subaccount's SID reads the one and would write to the other.
 *
 * @returns what could not be seen, in words
 * @throws ForeignAnswer when they act for another one
 */
export async function unseenOwner(twilio: Twilio): Promise<string[]> {
  try {
    await confirmAccount(twilio);
    return [];
  } catch (error) {
    const failed = [ForeignAnswer, LostAnswer, TwilioError].some((kind) => error instanceof kind);
    if (!(error instanceof ProviderError) || failed) throw error;
    return [
      `whether API key ${twilio.account.username} is of this very account, not of its parent: nothing there says so`,
    ];
  }
}
