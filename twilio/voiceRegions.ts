import { type Twilio } from "./client";
import { isGone } from "./errors";

/** Twilio's region unless another is chosen. */
export const DEFAULT_REGION = "us1";

/**
 * The region that Twilio processes a number's incoming calls in, such as `ie1` (its "inbound processing region", of Twilio's
 * Routes API). A flow answers the calls of its own region only. This takes one request for each number.
 */
export async function voiceRegionOf(twilio: Twilio, phoneNumber: string): Promise<string> {
  try {
    const { voiceRegion } = await twilio.sdk.routes.v2.phoneNumbers(phoneNumber).fetch();
    return voiceRegion || DEFAULT_REGION;
  } catch (error) {
    // Twilio keeps an entry for a number once it was assigned somewhere.
    if (isGone(error)) return DEFAULT_REGION;
    throw error;
  }
}
