import { type Operation } from "../http/operation";
import { numberOfPath } from "./number";

/** `GET /Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json`. */
export const fetchNumber: Operation = {
  product: "api",
  method: "GET",
  path: "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json",
  run: (exchange) => ({ status: 200, body: numberOfPath(exchange) }),
};
