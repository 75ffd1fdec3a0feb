import { type ForwardSip } from "./forward";
import { type ForwardNames } from "../base/names";
import { DEFAULT_TIMEOUT, dial } from "./dial";
import { type Branch } from "./index";

/** Dials a SIP endpoint. Its address goes into `sip_endpoint`, in place of `to`. */
export function dialSip({ uri, username, password, callerId }: ForwardSip, names: ForwardNames): Branch {
  const destination = {
    noun: "sip" as const,
    sip_endpoint: uri,
    ...(username === undefined ? {} : { sip_username: username }),
    ...(password === undefined ? {} : { sip_password: password }),
    timeout: DEFAULT_TIMEOUT,
    record: false,
  };
  return dial(callerId, destination, names);
}
