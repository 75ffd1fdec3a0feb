import { type Twilio } from "../../provider/twilio/client";

/**
 * Whether Studio and Serverless act for the account, where that cannot be taken for granted: their paths name none, so a
 * parent's key with a subaccount's SID reads the one and would write to the other. Each thing there says whose it is.
 *
 * @returns what could not be seen, in words
 * @throws ForeignAnswer when they act for another one
 */
export async function unseenOwner(twilio: Twilio): Promise<string[]> {
  const { username, accountSid } = twilio.account;
  if (username === accountSid) return [];
  const { studio, serverless } = twilio.sdk;
  const one = { pageSize: 1 };
  const pages = await Promise.all([studio.v2.flows.page(one), serverless.v1.services.page(one)]);
  return pages.some(({ instances }) => instances.length > 0)
    ? []
    : [
        `whether API key ${username} is of this very account, not of its parent: no flow and no service is there yet to say so`,
      ];
}
