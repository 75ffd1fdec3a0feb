import { newToken } from "../twilio/mark";
import { canonicalJson } from "../flows/base/canonicalJson";
import { type StoredSettings, stored } from "./settings";

/** What the program says of a line to the memory. */
export interface LinePlan {
  /** A digest of the line's policy, so that another policy gets a new stamp. */
  plan: string;
  /** Its numbers (E.164), joined by commas; left out where the fence has one line, which has them all. */
  numbers?: string;
}

/** Line to the stamps that its flow may carry, the newest first. */
export type Stamps = Record<string, string[]>;

/** A run of killed runs leaves one stamp each behind; so many are recognised. */
const REMEMBERED_STAMPS = 20;

export function numbersOf(plans: Record<string, LinePlan> | undefined, line: string, all: readonly string[]): string[] {
  const { numbers } = plans?.[line] ?? {};
  if (numbers === undefined) return [...all];
  return numbers === "" ? [] : numbers.split(",");
}

/** What a change of a line is: another policy, other numbers, or another past of one of them. */
interface Side {
  lines?: Record<string, LinePlan>;
  phoneNumbers: readonly string[];
  settings: Record<string, StoredSettings>;
  adopt?: string[];
}

/** The stamps after a change: a new one for every line that is not as before. */
export function stampsAfter(stamps: Stamps, before: Side | undefined, after: Side): Stamps {
  const next: Stamps = { ...stamps };
  for (const line of Object.keys(after.lines ?? {})) {
    if (before && stamps[line] && digest(before, line) === digest(after, line)) continue;
    next[line] = [newToken(), ...(stamps[line] ?? [])].slice(0, REMEMBERED_STAMPS);
  }
  return next;
}

/** Stands for a stamp or a token that only the update draws. */
export const DRAWN_LATER = "new";

/** In a preview a stamp that is new has no text yet: another one would be drawn in the update. */
export const drawnLater = (before: Stamps, after: Stamps): Stamps =>
  Object.fromEntries(
    Object.entries(after).map(([line, stamps]) => [
      line,
      stamps[0] === before[line]?.[0] ? stamps : [DRAWN_LATER, ...(before[line] ?? [])],
    ]),
  );

/** The stamps of several memories together. */
export const allStamps = (of: readonly Stamps[]): Stamps =>
  Object.fromEntries(
    [...new Set(of.flatMap((stamps) => Object.keys(stamps)))].map((line) => [
      line,
      [...new Set(of.flatMap((stamps) => stamps[line] ?? []))].slice(0, 2 * REMEMBERED_STAMPS),
    ]),
  );

/** A stack that is taken over on purpose knows the stamps of the copy that it takes over from. */
export const withAdopted = (stamps: Stamps, { adopt = [], lines = {} }: Pick<Side, "adopt" | "lines">): Stamps =>
  adopt.length === 0
    ? stamps
    : {
        ...stamps,
        ...Object.fromEntries(
          Object.keys({ ...stamps, ...lines }).map((line) => [
            line,
            [...new Set([...(stamps[line] ?? []), ...adopt])].slice(0, 2 * REMEMBERED_STAMPS),
          ]),
        ),
      };

function digest({ lines, phoneNumbers, settings, adopt = [] }: Side, line: string): string {
  const numbers = numbersOf(lines, line, phoneNumbers).sort();
  const pasts = numbers.map((number) => [number, settings[number] ? { ...stored(settings[number]) } : null]);
  return canonicalJson([lines?.[line]?.plan ?? "", Object.fromEntries(pasts), adopt]);
}
