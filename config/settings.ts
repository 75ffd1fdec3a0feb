import { type Forward, type Sentence } from "../flows/ends";
import {
  type Ask,
  type CountryList,
  type Mode,
  type Policy,
  type RejectReason,
  type TurnAway,
  type Verdict,
  type Verification,
} from "../flows/policy/policy";
import { urlError } from "../flows/ends/checks";
import { type LineConfig } from "../schema/generated/config";
import { checkText } from "./errors";
import { codesOf, type CountryEntry, readCountries } from "./countryList";
import { type ErrorList } from "./errors";
import { readForward, readSentence, readTurnAway, readVerdict } from "./forward";
import { readExceptions, readNumbers, type WrittenNumbers } from "./numbers";
import { type Keys } from "./path";
import { readRoutes, type WrittenRoute } from "./routes";
import { type Pruned } from "./shape";
import { readAsk, readVerification } from "./verdicts";

/** A country list, with the places of its entries. */
interface WrittenList extends CountryList {
  keys: Keys;
  entries: CountryEntry[];
}

/** A value and its place. */
interface Placed<Value> {
  value: Value;
  keys: Keys;
}

/** What answers the numbers of a line: a Studio flow, or a Twilio Function that decides the same. */
type RunsOn = "studio" | "function";

/** The settings of one level of the config: the top, or a line. A setting that is absent or wrong is missing. */
export interface Settings {
  list?: WrittenList;
  rejectReason?: Placed<RejectReason>;
  rejectUrl?: Placed<string>;
  announce?: Placed<Sentence>;
  blockedCallers?: Placed<TurnAway>;
  hiddenCallers?: Placed<Verdict>;
  unknownCountry?: Placed<Verdict>;
  verification?: Placed<Verification>;
  ask?: Placed<Ask>;
  exceptions?: Policy["exceptions"];
  mode?: Placed<Mode>;
  runsOn?: Placed<RunsOn>;
  routes?: WrittenRoute[];
  forward?: Placed<Forward>;
  numbers?: WrittenNumbers;
  takeOver?: Placed<boolean>;
}

/** Reads one level of the config, the one at `keys`. */
export function readSettings(level: Pruned<LineConfig>, keys: Keys, errors: ErrorList): Settings {
  const at = (key: keyof LineConfig): Keys => [...keys, key];
  const placed = <Value>(key: keyof LineConfig, value: Value | undefined) =>
    value === undefined ? undefined : { value, keys: at(key) };
  const rejectUrl = level.rejectUrl?.trim();
  if (rejectUrl !== undefined) checkText(rejectUrl, urlError(rejectUrl), at("rejectUrl"), errors);
  const verdict = (key: "hiddenCallers" | "unknownCountry") => {
    const written = level[key];
    return placed(key, written === undefined ? undefined : readVerdict(written, at(key), errors));
  };
  const { blockedCallers: blocked, verification, ask } = level;
  return present({
    list: readCountryList(level, keys, errors),
    rejectReason: placed("rejectReason", level.rejectReason),
    rejectUrl: placed("rejectUrl", rejectUrl),
    announce: placed("announce", readSentence(level.announce, at("announce"), errors)),
    blockedCallers: placed(
      "blockedCallers",
      blocked === undefined ? undefined : readTurnAway(blocked, at("blockedCallers"), errors),
    ),
    hiddenCallers: verdict("hiddenCallers"),
    unknownCountry: verdict("unknownCountry"),
    verification: placed(
      "verification",
      verification === undefined ? undefined : readVerification(verification, at("verification"), errors),
    ),
    ask: placed("ask", ask === undefined ? undefined : readAsk(ask, at("ask"), errors)),
    exceptions: level.exceptions === undefined ? undefined : readExceptions(level.exceptions, at("exceptions"), errors),
    mode: placed("mode", level.mode),
    runsOn: placed("runsOn", level.runsOn),
    routes: level.routes === undefined ? undefined : readRoutes(level.routes, at("routes"), errors),
    forward: placed(
      "forward",
      level.forward === undefined ? undefined : readForward(level.forward, at("forward"), errors),
    ),
    numbers: level.numbers === undefined ? undefined : readNumbers(level.numbers, at("numbers"), errors),
    takeOver: placed("takeOver", level.takeOver),
  });
}

/** Drops absent settings, so that a line's settings can be spread over the defaults. */
function present(settings: { [Key in keyof Settings]: Settings[Key] | undefined }): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function readCountryList(level: Pruned<LineConfig>, keys: Keys, errors: ErrorList): WrittenList | undefined {
  const lists = (["block", "allow"] as const).flatMap((kind): WrittenList[] => {
    const key = `${kind}List` as const;
    const list = level[key];
    if (list === undefined) return [];
    const entries = readCountries(list, [...keys, key], errors);
    return [{ kind, countries: codesOf(entries), entries, keys: [...keys, key] }];
  });
  // A list that was wrong has been removed, but it is still set.
  const isSet = (key: "blockList" | "allowList") => level[key] !== undefined || errors.hasErrors([...keys, key]);
  if (isSet("blockList") && isSet("allowList"))
    errors.addAt([...keys, "allowList"], "cannot be set together with blockList", "Keep one of the two lists");
  return lists.length === 1 ? lists[0] : undefined;
}
