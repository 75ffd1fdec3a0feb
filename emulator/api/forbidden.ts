import type { Operation } from "../http/operation";
import { notEmulated } from "../http/twilio-error";

const numbers = "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers";

/** Operations that spend money or give a number away for good. A client that calls one has a bug; see {@link alarms}. */
export const forbidden: Operation[] = [
  refuse("DELETE", `${numbers}/{Sid}.json`, "releasing a phone number: it would be gone for good"),
  refuse("POST", `${numbers}.json`, "buying a phone number"),
  refuse("POST", `${numbers}/Local.json`, "buying a phone number"),
  refuse("POST", `${numbers}/Mobile.json`, "buying a phone number"),
  refuse("POST", `${numbers}/TollFree.json`, "buying a phone number"),
];

/** Whether a request is recorded as a violation, besides being refused. */
export function alarms(operation: Operation): boolean {
  return forbidden.includes(operation);
}

function refuse(method: Operation["method"], path: string, what: string): Operation {
  return {
    product: "api",
    method,
    path,
    run() {
      throw notEmulated(what);
    },
  };
}
