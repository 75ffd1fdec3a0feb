import { type Fault } from "../flows/base/faults";
import { checkAcrossLines } from "./acrossLines";
import { ConfigError } from "./error";
import { readFallback } from "./fallback";
import { FaultList } from "./faultList";
import { type FormerHandler, readFormer } from "./former";
import { type Line, type LinePolicy, makeLine, ONLY_LINE } from "./line";
import { type Locator } from "./locate";
import { type Keys } from "./path";
import { parseRaw } from "./raw";
import { checkSecrecy } from "./secretParts";
import { readSettings, type Settings } from "./settings";
import { checkShape } from "./shape";
import { type Unread } from "./unreadKeys";

/** The stack's config, read and checked. */
export interface StackConfig {
  /** One policy a line, in the order of the config. */
  lines: LinePolicy[];
  /** Former voice handlers by E.164 number, as far as the config gives them. */
  former: Record<string, FormerHandler>;
  /** Stamps of a newer, lost copy of the stack's state that this one takes over. */
  adopt: string[];
  /** `auto`, `none` or an absolute http(s) URL. */
  fallback: string;
  /** What is not wrong, but may surprise, such as a list that keeps out a number's own country. */
  notices: Notice[];
}

/** Something that may surprise: as a fault, but it stops nothing. */
export type Notice = Fault;

/**
 * Reads Ringfence's stack config.
 *
 * @param config raw values by key without namespace, as Pulumi hands them over: JSON text or plain strings.
 * @param where finds a path's place in the stack file, for messages.
 * @param secretKeys keys whose values are secret as a whole or in part; messages show nothing of them.
 * @param secretParts which parts of them are, as far as that is known.
 * @param unread what stands beside Ringfence's keys and is read by nobody: told with the rest.
 * @throws ConfigError with every fault, and nothing else, whatever the input.
 */
export function readConfig(
  config: Readonly<Record<string, string>>,
  where?: Locator,
  secretKeys: ReadonlySet<string> = new Set(),
  secretParts: readonly Keys[] = [],
  unread: Unread = { faults: [], notices: [] },
): StackConfig {
  const faults = new FaultList(secretKeys);
  const { lines: written, former, fallback, adopt, ...top } = checkShape(parseRaw(config, faults), faults);
  checkSecrecy(secretKeys, secretParts, faults);
  const defaults = readSettings(top, [], faults);
  const lines = readLines(written, defaults, faults);
  checkAcrossLines(lines, faults);
  const result: StackConfig = {
    lines: lines.map(({ policy }) => policy),
    former: readFormer(former ?? {}, ["former"], faults),
    adopt: (adopt ?? []).filter((stamp) => stamp !== undefined),
    fallback: readFallback(fallback ?? "auto", ["fallback"], faults),
    notices: withoutRepeats([...unread.notices, ...faults.notices]),
  };
  const all = [...unread.faults, ...faults.faults];
  if (all.length > 0) throw new ConfigError(withoutRepeats(all), where);
  return result;
}

type WrittenLines = ReturnType<typeof checkShape>["lines"];

function readLines(written: WrittenLines, defaults: Settings, faults: FaultList): Line[] {
  if (written === undefined) return faults.isFaulty(["lines"]) ? [] : [makeLine(ONLY_LINE, [], defaults, {}, faults)];
  return Object.entries(written).map(([name, level]) => {
    const keys = ["lines", name];
    return makeLine(name, keys, readSettings(level ?? {}, keys, faults), defaults, faults);
  });
}

/** A default that several lines take over is wrong once. */
function withoutRepeats(faults: Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const text = JSON.stringify(fault);
    return !seen.has(text) && seen.add(text);
  });
}
