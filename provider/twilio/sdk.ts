import twilio from "twilio";
import { type Account } from "../config";
import { type Limiter } from "./limiter";
import { type Patience } from "./patience";
import { Transport } from "./transport";

/** Loads Twilio's SDK, over our transport. Kept apart so that it is loaded only when it is needed. */
export function openSdk(account: Account, limiter: Limiter, patience: Patience) {
  const transport = new Transport(account, limiter, patience);
  const client = twilio(account.username, account.password, {
    accountSid: account.accountSid,
    httpClient: transport,
    userAgentExtensions: ["ringfence"],
    ...(account.region && { region: account.region }),
    ...(account.edge && { edge: account.edge }),
  });
  return { client, transport };
}
