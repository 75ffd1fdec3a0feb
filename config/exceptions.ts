import { type Exceptions } from "../schema/generated/config";
import { isException, isPrefix } from "../flows/policy/exceptions";
import { type Policy } from "../flows/policy/policy";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";
import { readPhone } from "./phone";
import { type Pruned } from "./shape";

/** The exception lists, sorted, each entry once; faults for what is no number or prefix, or is in both lists. */
export function readExceptions(written: Pruned<Exceptions>, keys: Keys, faults: FaultList): Policy["exceptions"] {
  const forward = readList(written.forward ?? [], [...keys, "forward"], faults);
  const reject = readList(written.reject ?? [], [...keys, "reject"], faults);
  for (const [entry, at] of reject) {
    if (forward.has(entry)) {
      faults.add(at, entry, "is in exceptions.forward too", "Leave it in one of the two lists");
    }
  }
  return { forward: [...forward.keys()].sort(), reject: [...reject.keys()].sort() };
}

/** Entries, and where each stands. */
function readList(list: (string | undefined)[], keys: Keys, faults: FaultList): Map<string, Keys> {
  const entries = new Map<string, Keys>();
  for (const [index, text] of list.entries()) {
    const at = [...keys, index];
    const entry = text === undefined ? undefined : readEntry(text.trim(), at, faults);
    if (entry !== undefined) entries.set(entry, at);
  }
  return entries;
}

function readEntry(text: string, keys: Keys, faults: FaultList): string | undefined {
  if (!isPrefix(text)) return readPhone(text, keys, faults);
  if (isException(text)) return text;
  faults.add(keys, text, "is not a prefix", 'Write a plus, 1 to 14 digits and one *, in quotes: "+1900*"');
  return undefined;
}
