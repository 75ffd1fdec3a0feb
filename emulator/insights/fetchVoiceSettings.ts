import { type Operation } from "../http/operation";
import { notFound } from "../http/twilioError";

const PATH = "/v1/Voice/Settings";

/**
 * `GET /v1/Voice/Settings`: Voice Insights, which is off unless the admin API switches it on. It is a singleton of every account, whatever else
 * the account has: its `account_sid` tells which account the credentials act for, also with a standard API key.
 */
export const fetchVoiceSettings: Operation = {
  product: "insights",
  method: "GET",
  path: PATH,
  run({ state, account, query }) {
    const named = state.accounts[query.get("SubaccountSid") ?? account.sid];
    if (named?.sid !== account.sid && named?.ownerAccountSid !== account.sid) throw notFound(PATH);
    return {
      status: 200,
      body: {
        account_sid: named.sid,
        advanced_features: state.insights?.includes(named.sid) ?? false,
        voice_trace: false,
        url: `https://insights.twilio.com${PATH}`,
      },
    };
  },
};
