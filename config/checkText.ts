import { type Flaw } from "../flows/ends/texts";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";

/** Notes what is wrong with a text, if anything is. */
export function checkText(text: string, flaw: Flaw | undefined, keys: Keys, faults: FaultList): void {
  if (flaw !== undefined) faults.add(keys, text, flaw.reason, flaw.remedy);
}
