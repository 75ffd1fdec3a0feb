import { dialledNumbers } from "../flows/ends";
import { type Policy } from "../flows/policy/policy";
import { type ErrorList } from "./errors";
import { type NumberSelection, type WrittenNumber } from "./numbers";
import { configPath, type Keys } from "./path";
import { routesBehind } from "./routes";
import { type Settings } from "./settings";
import { dialsOfEnd, verdictsWithin } from "./verdicts";

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
  /** `function`: a Twilio Function answers the numbers. Left out: a Studio flow does. */
  runsOn?: "function";
}

/** A line as it was read, with the places that later checks need. */
export interface Line {
  policy: LinePolicy;
  numbers: WrittenNumber[];
  /** Where the line's numbers are written. */
  numbersKeys: Keys;
  /** Forwards to phone numbers, and where they are written. */
  dials: { numbers: string[]; keys: Keys }[];
}

/**
 * Merges a line's own settings over the defaults. Adds an error for each required key that is missing.
 *
 * @param keys place of the line's own settings; empty for the top level.
 */
export function makeLine(name: string, keys: Keys, own: Settings, defaults: Settings, errors: ErrorList): Line {
  const settings: Settings = { ...defaults, ...own };
  const { list, numbers } = settings;
  const missing = (setting: string) => !errors.hasErrors([setting]) && !errors.hasErrors([...keys, setting]);
  if (list === undefined && missing("blockList") && missing("allowList")) {
    errors.addAt(
      [...keys, "blockList"],
      "is missing, and so is allowList",
      "Set one of the two: the countries to block, or the countries to allow",
    );
  }
  if (numbers === undefined && missing("numbers")) {
    errors.addAt([...keys, "numbers"], "is missing", 'List the phone numbers to fence, such as ["+15550100001"]');
  }
  for (const setting of ["hiddenCallers", "unknownCountry"] as const) {
    if (list?.kind === "allow" && settings[setting] === undefined && missing(setting)) {
      errors.addAt([...keys, setting], "is required with allowList", "Set it to forward or to reject");
    }
  }
  const { announce, blockedCallers } = settings;
  if (announce !== undefined && blockedCallers !== undefined) {
    const isBeside = announce.keys.length === blockedCallers.keys.length;
    errors.addAt(
      announce.keys,
      `cannot be set together with ${isBeside ? "blockedCallers" : configPath(blockedCallers.keys)}`,
      "Remove announce, and write its sentence as blockedCallers: { say: … }",
    );
  }
  const runsOnFunction = settings.runsOn?.value === "function";
  if (runsOnFunction && settings.ask?.value.of.kind === "function") {
    errors.addAt(
      [...settings.ask.keys, "function"],
      `needs runsOn: studio on line ${name}, because a Function cannot sign a request to another one`,
      "Set ask.webhook to the URL of a server that answers with JSON, or remove runsOn",
    );
  }
  const exceptions = settings.exceptions ?? { forward: [], reject: [] };
  const selection = numbers?.selection ?? { kind: "listed" as const, numbers: [] };
  const policy: LinePolicy = {
    line: name,
    mode: settings.mode?.value ?? "enforce",
    list: { kind: list?.kind ?? "block", countries: list?.countries ?? [] },
    rejectReason: settings.rejectReason?.value ?? "rejected",
    ...(settings.rejectUrl === undefined ? {} : { rejectUrl: settings.rejectUrl.value }),
    ...(settings.announce === undefined ? {} : { announce: settings.announce.value }),
    ...(settings.blockedCallers === undefined ? {} : { blockedCallers: settings.blockedCallers.value }),
    hiddenCallers: settings.hiddenCallers?.value ?? "forward",
    unknownCountry: settings.unknownCountry?.value ?? "forward",
    ...(settings.verification === undefined ? {} : { verification: settings.verification.value }),
    ...(settings.ask === undefined ? {} : { ask: settings.ask.value }),
    exceptions,
    routes: routesBehind(settings.routes ?? [], { list, exceptions }, errors),
    forward: settings.forward?.value ?? { kind: "existing" },
    selection,
    takeOver: settings.takeOver?.value ?? false,
    ...(runsOnFunction && { runsOn: "function" as const }),
    numbers: selection.kind === "listed" ? selection.numbers : [],
  };
  return {
    policy,
    numbers: numbers?.listed ?? [],
    numbersKeys: numbers?.keys ?? [...keys, "numbers"],
    dials: dialsOf(settings),
  };
}

function dialsOf(settings: Settings): Line["dials"] {
  const { forward, routes = [], blockedCallers, hiddenCallers, unknownCountry, verification, ask } = settings;
  const verdicts = [
    ...[blockedCallers, hiddenCallers, unknownCountry].flatMap((one) =>
      one === undefined ? [] : [{ verdict: one.value, keys: one.keys }],
    ),
    ...verdictsWithin(verification, ask),
  ];
  const forwards = [
    { forward: forward?.value, keys: forward?.keys ?? [] },
    ...routes.map((route) => ({ forward: route.forward, keys: [...route.keys, "forward"] })),
  ];
  const dialled = forwards.flatMap(({ forward: to, keys }) => {
    const numbers = to === undefined ? [] : dialledNumbers(to);
    return to === undefined || numbers.length === 0 ? [] : { numbers, keys: [...keys, to.kind] };
  });
  return [...dialled, ...verdicts.flatMap(({ verdict, keys }) => dialsOfEnd(verdict, keys))];
}

/** Where a line's own key stands in the config. */
export function lineKeys({ line }: Policy, key: string): Keys {
  return line === ONLY_LINE ? [key] : ["lines", line, key];
}
