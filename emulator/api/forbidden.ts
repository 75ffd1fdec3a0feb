import { type Operation } from "../http/operation";
import { notEmulated, TwilioError } from "../http/twilioError";
import { numberByPhone } from "../state/number";

const NUMBERS = "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers";

/** Operations that spend money or give a number away for good. A client that calls one has a bug; see {@link alarms}. */
export const forbidden: Operation[] = [
  refuse("DELETE", `${NUMBERS}/{Sid}.json`, "releasing a phone number: it would be gone for good"),
  ...["", "/Local", "/Mobile", "/TollFree"].map((kind) =>
    refuse("POST", `${NUMBERS}${kind}.json`, "buying a phone number"),
  ),
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
    run({ state, form }) {
      const wanted = method === "POST" ? form.get("PhoneNumber") : null;
      if (wanted !== null && (numberByPhone(state, wanted) || state.formerNumbers?.includes(wanted))) {
        throw new TwilioError(400, 21422, `PhoneNumber ${wanted} is not available`);
      }
      throw notEmulated(what);
    },
  };
}
