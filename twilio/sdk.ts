import type RequestClient from "twilio/lib/base/RequestClient";
import { Client } from "twilio/lib/base/BaseTwilio";
import Domain from "twilio/lib/base/Domain";
import Version from "twilio/lib/base/Version";
import Routes from "twilio/lib/rest/Routes";
import Serverless from "twilio/lib/rest/Serverless";
import Studio from "twilio/lib/rest/Studio";
import { IncomingPhoneNumberListInstance } from "twilio/lib/rest/api/v2010/account/incomingPhoneNumber";
import { type Account } from "./credentials";
import { type Limiter } from "./limiter";
import { type Patience } from "./patience";
import { Transport } from "./transport";

/**
 * Loads Twilio's SDK, over our transport. Kept apart so that it is loaded only when it is needed, and only those parts of
 * it that are: its index loads the rest as well, and its account API each of thirty others.
 */
export function openSdk(account: Account, limiter: Limiter, patience: Patience) {
  const transport = new Transport(account, limiter, patience);
  const { username, password, accountSid, region, edge } = account;
  const client = new Client(username, password, {
    accountSid,
    httpClient: transport as unknown as RequestClient,
    userAgentExtensions: ["ringfence"],
    ...(region && { region }),
    ...(edge && { edge }),
  });
  const numbersApi = new Version(new Domain(client, "https://api.twilio.com"), "2010-04-01");
  const sdk = {
    studio: new Studio(client),
    serverless: new Serverless(client),
    routes: new Routes(client),
    incomingPhoneNumbers: IncomingPhoneNumberListInstance(numbersApi as never, accountSid),
    /** The name of one of Twilio's hosts in the account's region. */
    hostName: (host: string) => client.getHostname(host, edge, region),
  };
  return { sdk, transport };
}
