import { isException, isPrefix } from "../flows/policy/exceptions";
import { isPhoneNumber } from "../flows/policy/phoneNumbers";
import { type Policy } from "../flows/policy/policy";
import { type Exceptions, type Numbers } from "../schema/generated/config";
import { type ErrorList } from "./errors";
import { type Keys } from "./path";
import { type Pruned } from "./shape";

/** Which numbers of the account a line fences. All are E.164. */
export type NumberSelection =
  | { kind: "listed"; numbers: string[] }
  | { kind: "all"; except: string[] }
  /** `friendlyName` is a pattern: `*` stands for any text, upper and lower case are alike. */
  | { kind: "friendlyName"; friendlyName: string; except: string[] };

/** A listed number and its place. */
export interface WrittenNumber {
  number: string;
  keys: Keys;
}

/** The `numbers` of one level of the config. */
export interface WrittenNumbers {
  selection: NumberSelection;
  /** The numbers of a list; empty for a filter. */
  listed: WrittenNumber[];
  keys: Keys;
}

/** Reads `numbers`: a list, `all`, or a filter. The result is undefined after an error that leaves the meaning open. */
export function readNumbers(written: Pruned<Numbers>, keys: Keys, errors: ErrorList): WrittenNumbers | undefined {
  if (written === "all") return { selection: { kind: "all", except: [] }, listed: [], keys };
  if (Array.isArray(written)) {
    const listed = readList(written, keys, errors);
    return { selection: { kind: "listed", numbers: listed.map(({ number }) => number).sort() }, listed, keys };
  }
  const { all, friendlyName } = written;
  const except = readList(written.except ?? [], [...keys, "except"], errors)
    .map(({ number }) => number)
    .sort();
  if (all !== undefined && friendlyName !== undefined) {
    errors.addAt(keys, "sets both all and friendlyName", "Keep one of the two");
    return undefined;
  }
  if (all !== undefined) return { selection: { kind: "all", except }, listed: [], keys };
  const pattern = friendlyName?.trim() ?? "";
  if (pattern !== "") return { selection: { kind: "friendlyName", friendlyName: pattern, except }, listed: [], keys };
  if (friendlyName !== undefined) {
    errors.add(
      [...keys, "friendlyName"],
      friendlyName,
      "is empty",
      'Write a pattern such as "Support *", or set all: true',
    );
  } else if (!errors.hasErrors(keys)) {
    errors.addAt(keys, "sets neither all nor friendlyName", "Set all: true, or a friendlyName pattern");
  }
  return undefined;
}

function readList(list: (string | undefined)[], keys: Keys, errors: ErrorList): WrittenNumber[] {
  const numbers = new Map<string, WrittenNumber>();
  for (const [index, text] of list.entries()) {
    const at = [...keys, index];
    const number = text === undefined ? undefined : readPhone(text, at, errors);
    if (number === undefined) continue;
    if (numbers.has(number)) errors.add(at, number, "is listed twice", "Remove one of the two");
    else numbers.set(number, { number, keys: at });
  }
  return [...numbers.values()];
}

/** Reads the phone number at `keys`. The result is undefined after an error. Surrounding white space is ignored. */
export function readPhone(text: string, keys: Keys, errors: ErrorList): string | undefined {
  const number = text.trim();
  if (isPhoneNumber(number)) return number;
  // The 0 of "+49 (0)30" is dialled inside the country only.
  const international = number.replace(/(\d[\s.\-/]*)\(\s*0\s*\)/, "$1");
  const digits = international.replace(/[\s().\-/]/g, "").replace(/^00/, "+");
  const meant = isPhoneNumber(digits) ? digits : /^[1-9][0-9]{9,14}$/.test(digits) ? `+${digits}` : undefined;
  const reason = /^[0-9]+$/.test(number) ? "has no plus sign" : "is not a phone number in E.164 form";
  const general = 'Write it with a plus and the country code, in quotes: "+15550100001"';
  errors.add(
    keys,
    text,
    reason,
    errors.remedy(keys, meant === undefined ? undefined : `Write "${meant}", in quotes`, general),
  );
  return undefined;
}

/** Reads the exception lists. The result is sorted, without repeats. It is an error if an entry is in both lists. */
export function readExceptions(written: Pruned<Exceptions>, keys: Keys, errors: ErrorList): Policy["exceptions"] {
  const forward = readEntries(written.forward ?? [], [...keys, "forward"], errors);
  const reject = readEntries(written.reject ?? [], [...keys, "reject"], errors);
  for (const [entry, at] of reject) {
    if (forward.has(entry)) {
      errors.add(at, entry, "is also in exceptions.forward", "Keep it in one of the two lists");
    }
  }
  return { forward: [...forward.keys()].sort(), reject: [...reject.keys()].sort() };
}

/** From entry to its place. */
function readEntries(list: (string | undefined)[], keys: Keys, errors: ErrorList): Map<string, Keys> {
  const entries = new Map<string, Keys>();
  for (const [index, text] of list.entries()) {
    const at = [...keys, index];
    const entry = text === undefined ? undefined : readEntry(text.trim(), at, errors);
    if (entry !== undefined) entries.set(entry, at);
  }
  return entries;
}

function readEntry(text: string, keys: Keys, errors: ErrorList): string | undefined {
  if (!isPrefix(text)) return readPhone(text, keys, errors);
  if (isException(text)) return text;
  errors.add(keys, text, "is not a prefix", 'Write a plus, 1 to 14 digits and one *, in quotes: "+1900*"');
  return undefined;
}
