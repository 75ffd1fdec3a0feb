import { type ForwardSip } from "../flows/ends/forward";
import { credentialFlaw, sipFlaw } from "../flows/ends/texts";
import { type ForwardTo } from "../schema/generated/config";
import { readCallerId } from "./callerId";
import { checkText } from "./checkText";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";
import { type Pruned } from "./shape";

/** A forward to a SIP endpoint. White space is trimmed from the address only: in a password it may be meant. */
export function readSip(written: Pruned<ForwardTo>, keys: Keys, faults: FaultList): ForwardSip {
  const uri = (written.sip ?? "").trim();
  const { username, password } = written;
  checkText(uri, sipFlaw(uri), [...keys, "sip"], faults);
  if (username !== undefined) checkText(username, credentialFlaw(username), [...keys, "username"], faults);
  if (password !== undefined) checkText(password, credentialFlaw(password), [...keys, "password"], faults);
  const lone = (said: string | undefined, missing: "username" | "password", other: string | undefined) => {
    if (said !== undefined && other === undefined && !faults.isFaulty([...keys, missing])) {
      faults.addAt([...keys, missing], "is missing", "Give username and password, or neither");
    }
  };
  lone(username, "password", password);
  lone(password, "username", username);
  if (password !== undefined && !faults.isSecretKey(keys)) {
    faults.notice(
      [...keys, "password"],
      "stands in clear in the stack file",
      "Set it with pulumi config set --secret --path, and remember that Studio keeps it in clear in the flow",
    );
  }
  return {
    kind: "sip",
    uri,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    callerId: readCallerId(written.callerId ?? "caller", [...keys, "callerId"], faults),
  };
}
