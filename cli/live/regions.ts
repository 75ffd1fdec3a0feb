import { type ConfigError } from "../../flows";
import { type Twilio } from "../../twilio/client";
import { TwilioError } from "../../twilio/errors";
import { voiceRegionOf } from "../../twilio/voiceRegions";

/** Statuses that say: not with these credentials. */
const FORBIDDEN = [401, 403];

/** Numbers whose calls Twilio processes in another region than that of the flows. */
export async function regionErrors(
  twilio: Twilio,
  numbers: readonly string[],
  region: string,
): Promise<{ errors: ConfigError[]; unseen: string[] }> {
  const regions = await Promise.all(numbers.map((number) => regionOf(twilio, number)));
  const errors = numbers.flatMap((number, index): ConfigError[] => {
    const there = regions[index];
    if (there === undefined || there === region) return [];
    return [
      {
        path: "ringfence:numbers",
        value: JSON.stringify(number),
        reason: `its calls are processed in region ${there}, and the flows of this stack are in ${region}, so no call would find its flow`,
        remedy: `Set twilio:region to ${there} (with a key of that region), or route the number to ${region} in the Twilio console`,
      },
    ];
  });
  const unseen = regions.includes(undefined)
    ? ["the regions of the numbers: these credentials may not read them (routes.twilio.com)"]
    : [];
  return { errors, unseen };
}

async function regionOf(twilio: Twilio, number: string): Promise<string | undefined> {
  try {
    return await voiceRegionOf(twilio, number);
  } catch (error) {
    if (error instanceof TwilioError && FORBIDDEN.includes(error.status)) return undefined;
    throw error;
  }
}
