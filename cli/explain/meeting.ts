import { type Forward, type Policy, shownUrl } from "../../flows";
import { forwardText } from "../line/forwardText";

/** What a caller meets. */
export interface Meeting {
  /** `monitored`: let in, and noted as one who would have been kept out. `unknown`: secret, so not known here. */
  outcome: "rejected" | "busy" | "announced" | "monitored" | "forwarded" | "unknown";
  /** In words, to follow "is". */
  words: string;
  /** Where the call goes, exactly. */
  target?: string;
}

/** For what only a secret tells. */
export const SECRET: Meeting = { outcome: "unknown", words: "secret" };

/** What a caller meets who is kept out. */
export function keptOut(policy: Policy, isSecret: (setting: string) => boolean): Meeting {
  if (["mode", "announce", "rejectReason", "rejectUrl"].some(isSecret)) return SECRET;
  if (policy.mode === "monitor") {
    const { words, target } = letIn(policy.forward, isSecret);
    return { outcome: "monitored", words: `noted as would_reject, and ${words}`, ...(target && { target }) };
  }
  if (policy.announce !== undefined) {
    const target = JSON.stringify(policy.announce);
    return { outcome: "announced", words: "answered (and billed), told, and hung up on:", target };
  }
  if (policy.rejectUrl !== undefined) {
    const target = `GET ${shownUrl(policy.rejectUrl)}`;
    return { outcome: "rejected", words: "sent to a document of your own, which has to reject:", target };
  }
  const heard = policy.rejectReason === "busy" ? "hears a busy tone" : "hears that the number is not in service";
  return { outcome: policy.rejectReason, words: `rejected: ${heard}, is not answered, costs no voice minute` };
}

/** What a caller meets who gets through. */
export function letIn(forward: Forward, isSecret: (setting: string) => boolean): Meeting {
  if (isSecret("forward")) return { outcome: "forwarded", words: "forwarded to where only a secret tells" };
  const { words, target } = forwardText(forward);
  return { outcome: "forwarded", words: `forwarded to ${words}`, ...(target !== undefined && { target }) };
}
