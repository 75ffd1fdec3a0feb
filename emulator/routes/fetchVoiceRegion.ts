import { createHash } from "node:crypto";
import { type Operation } from "../http/operation";
import { notFound } from "../http/twilioError";
import { numberByPhone } from "../state/number";

/** Where Twilio processes the calls of a number that nobody assigned to another region. */
const DEFAULT_REGION = "us1";

/** `GET /v2/PhoneNumbers/{PhoneNumber}`: a number's inbound processing region, by its E.164 spelling. */
export const fetchVoiceRegion: Operation = {
  product: "routes",
  method: "GET",
  path: "/v2/PhoneNumbers/{PhoneNumber}",
  run({ state, account, params, path }) {
    const number = numberByPhone(state, params.PhoneNumber ?? "");
    if (number?.account_sid !== account.sid) throw notFound(path);
    return {
      status: 200,
      body: {
        phone_number: number.phone_number,
        url: `https://routes.twilio.com/v2/PhoneNumbers/${number.phone_number}`,
        sid: `QQ${createHash("md5").update(number.sid).digest("hex")}`,
        account_sid: number.account_sid,
        friendly_name: number.friendly_name,
        voice_region: state.voiceRegions?.[number.phone_number] ?? DEFAULT_REGION,
        date_created: new Date(number.date_created).toISOString(),
        date_updated: new Date(number.date_updated).toISOString(),
      },
    };
  },
};
