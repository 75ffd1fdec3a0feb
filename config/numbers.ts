import { type Numbers } from "../schema/generated/config";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";
import { readPhone } from "./phone";
import { type Pruned } from "./shape";

/** Which numbers of the account a line fences. All are E.164. */
export type NumberSelection =
  | { kind: "listed"; numbers: string[] }
  | { kind: "all"; except: string[] }
  /** `friendlyName` is a pattern: `*` stands for any text, upper and lower case are alike. */
  | { kind: "friendlyName"; friendlyName: string; except: string[] };

/** A fenced number, and where it is written. */
export interface WrittenNumber {
  number: string;
  keys: Keys;
}

/** The numbers of a level of the config. */
export interface WrittenNumbers {
  selection: NumberSelection;
  /** Those that are listed one by one. */
  listed: WrittenNumber[];
  keys: Keys;
}

/** A list, `all`, or a filter; undefined after a fault that leaves open what is meant. */
export function readNumbers(written: Pruned<Numbers>, keys: Keys, faults: FaultList): WrittenNumbers | undefined {
  if (written === "all") return { selection: { kind: "all", except: [] }, listed: [], keys };
  if (Array.isArray(written)) {
    const listed = readList(written, keys, faults);
    return { selection: { kind: "listed", numbers: listed.map(({ number }) => number).sort() }, listed, keys };
  }
  const { all, friendlyName } = written;
  const except = readList(written.except ?? [], [...keys, "except"], faults)
    .map(({ number }) => number)
    .sort();
  if (all !== undefined && friendlyName !== undefined) {
    faults.addAt(keys, "says all and friendlyName", "Say one of the two");
    return undefined;
  }
  if (all !== undefined) return { selection: { kind: "all", except }, listed: [], keys };
  const pattern = friendlyName?.trim() ?? "";
  if (pattern !== "") return { selection: { kind: "friendlyName", friendlyName: pattern, except }, listed: [], keys };
  if (friendlyName !== undefined) {
    faults.add(
      [...keys, "friendlyName"],
      friendlyName,
      "is empty",
      'Write a pattern such as "Support *", or say all: true',
    );
  } else if (!faults.isFaulty(keys)) {
    faults.addAt(keys, "says neither all nor friendlyName", "Say all: true, or friendlyName");
  }
  return undefined;
}

function readList(list: (string | undefined)[], keys: Keys, faults: FaultList): WrittenNumber[] {
  const numbers = new Map<string, WrittenNumber>();
  for (const [index, text] of list.entries()) {
    const at = [...keys, index];
    const number = text === undefined ? undefined : readPhone(text, at, faults);
    if (number === undefined) continue;
    if (numbers.has(number)) faults.add(at, number, "is listed twice", "Leave it in once");
    else numbers.set(number, { number, keys: at });
  }
  return [...numbers.values()];
}
