import { type Forward } from "../flows/ends";
import { type Fence, type Mode, type Policy, type RejectReason, type Verdict } from "../flows/policy/policy";
import { speechError } from "../flows/ends/checks";
import { urlError } from "../flows/ends/checks";
import { type LineConfig } from "../schema/generated/config";
import { checkText } from "./errors";
import { codesOf, type CountryEntry, readCountries } from "./countryList";
import { type FaultList } from "./errors";
import { readForward } from "./forward";
import { readExceptions, readNumbers, type WrittenNumbers } from "./numbers";
import { type Keys } from "./path";
import { readRoutes, type WrittenRoute } from "./routes";
import { type Pruned } from "./shape";

/** A country list, with the places of its entries. */
interface WrittenFence extends Fence {
  keys: Keys;
  entries: CountryEntry[];
}

/** A value and its place. */
interface Placed<Value> {
  value: Value;
  keys: Keys;
}

/** The settings of one level of the config: the top, or a line. A setting that is absent or wrong is missing. */
export interface Settings {
  fence?: WrittenFence;
  rejectReason?: Placed<RejectReason>;
  rejectUrl?: Placed<string>;
  announce?: Placed<string>;
  hiddenCallers?: Verdict;
  unknownCountry?: Verdict;
  exceptions?: Policy["exceptions"];
  mode?: Placed<Mode>;
  routes?: WrittenRoute[];
  forward?: Placed<Forward>;
  numbers?: WrittenNumbers;
  takeOver?: Placed<boolean>;
}

/** Reads one level of the config, the one at `keys`. */
export function readSettings(level: Pruned<LineConfig>, keys: Keys, faults: FaultList): Settings {
  const at = (key: keyof LineConfig): Keys => [...keys, key];
  const placed = <Value>(key: keyof LineConfig, value: Value | undefined) =>
    value === undefined ? undefined : { value, keys: at(key) };
  const rejectUrl = level.rejectUrl?.trim();
  const announce = level.announce?.trim();
  if (rejectUrl !== undefined) checkText(rejectUrl, urlError(rejectUrl), at("rejectUrl"), faults);
  if (announce !== undefined) checkText(announce, speechError(announce), at("announce"), faults);
  return present({
    fence: readFence(level, keys, faults),
    rejectReason: placed("rejectReason", level.rejectReason),
    rejectUrl: placed("rejectUrl", rejectUrl),
    announce: placed("announce", announce),
    hiddenCallers: level.hiddenCallers,
    unknownCountry: level.unknownCountry,
    exceptions: level.exceptions === undefined ? undefined : readExceptions(level.exceptions, at("exceptions"), faults),
    mode: placed("mode", level.mode),
    routes: level.routes === undefined ? undefined : readRoutes(level.routes, at("routes"), faults),
    forward: placed(
      "forward",
      level.forward === undefined ? undefined : readForward(level.forward, at("forward"), faults),
    ),
    numbers: level.numbers === undefined ? undefined : readNumbers(level.numbers, at("numbers"), faults),
    takeOver: placed("takeOver", level.takeOver),
  });
}

/** Drops absent settings, so that a line's settings can be spread over the defaults. */
function present(settings: { [Key in keyof Settings]: Settings[Key] | undefined }): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function readFence(level: Pruned<LineConfig>, keys: Keys, faults: FaultList): WrittenFence | undefined {
  const fences = (["block", "allow"] as const).flatMap((kind): WrittenFence[] => {
    const key = `${kind}List` as const;
    const list = level[key];
    if (list === undefined) return [];
    const entries = readCountries(list, [...keys, key], faults);
    return [{ kind, countries: codesOf(entries), entries, keys: [...keys, key] }];
  });
  // A list that was wrong has been removed, but it is still set.
  const isSet = (key: "blockList" | "allowList") => level[key] !== undefined || faults.isFaulty([...keys, key]);
  if (isSet("blockList") && isSet("allowList"))
    faults.addAt([...keys, "allowList"], "cannot be set together with blockList", "Keep one of the two lists");
  return fences.length === 1 ? fences[0] : undefined;
}
