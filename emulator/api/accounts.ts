import { accountOfPath } from "../http/credentials";
import { type Operation } from "../http/operation";

/** `GET /Accounts/{Sid}.json`. A standard API key never gets here: the server refuses it. */
export const fetchAccount: Operation = {
  product: "api",
  method: "GET",
  path: "/2010-04-01/Accounts/{Sid}.json",
  run(exchange) {
    const account = accountOfPath(exchange);
    const stem = `/2010-04-01/Accounts/${account.sid}`;
    return {
      status: 200,
      body: {
        auth_token: account.authToken,
        date_created: account.dateCreated,
        date_updated: account.dateCreated,
        friendly_name: account.friendlyName,
        owner_account_sid: account.ownerAccountSid,
        sid: account.sid,
        status: "active",
        subresource_uris: {
          calls: `${stem}/Calls.json`,
          incoming_phone_numbers: `${stem}/IncomingPhoneNumbers.json`,
          applications: `${stem}/Applications.json`,
        },
        type: "Full",
        uri: `${stem}.json`,
      },
    };
  },
};
