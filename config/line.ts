import { dialledNumbers } from "../flows/ends";
import { type Policy } from "../flows/policy/policy";
import { type FaultList } from "./faultList";
import { lineNotices } from "./lineNotices";
import { type NumberSelection, type WrittenNumber } from "./numbers";
import { type Keys } from "./path";
import { routesBehind } from "./routes";
import { type Settings } from "./settings";

/** Name of the only line where the config names none. */
export const ONLY_LINE = "main";

/** A line's policy, and which numbers it is for. */
export interface LinePolicy extends Policy {
  /**
   * The numbers as they were written. Unless they are listed one by one, `numbers` is empty until `resolveLines` has
   * looked them up.
   */
  selection: NumberSelection;
  /** May numbers be taken off the SIP trunk or the TwiML application that answers them? */
  takeOver: boolean;
}

/** One line, read. */
export interface Line {
  policy: LinePolicy;
  numbers: WrittenNumber[];
  /** Where the line's numbers are written. */
  numbersKeys: Keys;
  /** Forwards to phone numbers, and where they are written. */
  dials: { numbers: string[]; keys: Keys }[];
}

/**
 * A line's own settings over the defaults. Notes what is missing, unless it is there and already faulty.
 *
 * @param keys where the line's own settings stand: nothing for the top level.
 */
export function makeLine(name: string, keys: Keys, own: Settings, defaults: Settings, faults: FaultList): Line {
  const settings: Settings = { ...defaults, ...own };
  const { fence, numbers } = settings;
  const missing = (setting: string) => !faults.isFaulty([setting]) && !faults.isFaulty([...keys, setting]);
  if (fence === undefined && missing("blockList") && missing("allowList")) {
    faults.addAt([...keys, "blockList"], "is missing, and so is allowList", "List the countries to block, or to allow");
  }
  if (numbers === undefined && missing("numbers")) {
    faults.addAt([...keys, "numbers"], "is missing", 'List the phone numbers to fence, such as ["+15550100001"]');
  }
  for (const setting of ["hiddenCallers", "unknownCountry"] as const) {
    if (fence?.kind === "allow" && settings[setting] === undefined && missing(setting)) {
      faults.addAt([...keys, setting], "has to be said with an allowList", "Set it to forward or to reject");
    }
  }
  const exceptions = settings.exceptions ?? { forward: [], reject: [] };
  const selection = numbers?.selection ?? { kind: "listed" as const, numbers: [] };
  const policy: LinePolicy = {
    line: name,
    mode: settings.mode?.value ?? "enforce",
    fence: { kind: fence?.kind ?? "block", countries: fence?.countries ?? [] },
    rejectReason: settings.rejectReason?.value ?? "rejected",
    ...(settings.rejectUrl === undefined ? {} : { rejectUrl: settings.rejectUrl.value }),
    ...(settings.announce === undefined ? {} : { announce: settings.announce.value }),
    hiddenCallers: settings.hiddenCallers ?? "forward",
    unknownCountry: settings.unknownCountry ?? "forward",
    exceptions,
    routes: routesBehind(settings.routes ?? [], { fence, exceptions }, faults),
    forward: settings.forward?.value ?? { kind: "existing" },
    selection,
    takeOver: settings.takeOver?.value ?? false,
    numbers: selection.kind === "listed" ? selection.numbers : [],
  };
  lineNotices(policy, settings, faults);
  return {
    policy,
    numbers: numbers?.listed ?? [],
    numbersKeys: numbers?.keys ?? [...keys, "numbers"],
    dials: dialsOf(settings),
  };
}

function dialsOf({ forward, routes = [] }: Settings): Line["dials"] {
  const forwards = [
    { forward: forward?.value, keys: forward?.keys ?? [] },
    ...routes.map((route) => ({ forward: route.forward, keys: [...route.keys, "forward"] })),
  ];
  return forwards.flatMap(({ forward: to, keys }) => {
    const numbers = to === undefined ? [] : dialledNumbers(to);
    return to === undefined || numbers.length === 0 ? [] : { numbers, keys: [...keys, to.kind] };
  });
}
