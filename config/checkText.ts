import { type TextError } from "../flows/ends/checks";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";

/** Notes what is wrong with a text, if anything is. */
export function checkText(text: string, error: TextError | undefined, keys: Keys, faults: FaultList): void {
  if (error !== undefined) faults.add(keys, text, error.reason, error.remedy);
}
