import { type ForwardSip } from "../flows/ends/forward";
import { credentialFlaw, sipFlaw } from "../flows/ends/texts";
import { type ForwardTo } from "../schema/generated/config";
import { readCallerId } from "./callerId";
import { checkText } from "./errors";
import { type FaultList } from "./errors";
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
      faults.addAt([...keys, missing], "is missing", "Set both username and password, or neither");
    }
  };
  lone(username, "password", password);
  lone(password, "username", username);
  if (password !== undefined && !faults.isSecretKey(keys)) {
    faults.notice(
      [...keys, "password"],
      "is not encrypted in the stack file",
      "Set it with pulumi config set --secret --path, and note that Studio shows it in the flow to everyone with access to the account",
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
