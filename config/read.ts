import { type ConfigError } from "../flows/base/configError";
import { ConfigErrors, ErrorList, type Notice } from "./errors";
import { type LinePolicy } from "./line";
import { checkAcrossLines, readLines } from "./lines";
import { type Keys } from "./path";
import { parseRaw } from "./raw";
import { checkSecrecy } from "./secretParts";
import { readSettings } from "./settings";
import { checkShape } from "./shape";
import { type Locator } from "./stackFile";
import { type FormerHandler, readFallback, readFormer } from "./stackSettings";
import { type Unread } from "./unreadKeys";

/** The stack's config, read and checked. */
export interface StackConfig {
  /** One policy per line, in the order of the config. */
  lines: LinePolicy[];
  /** Former voice handlers by E.164 number, as far as the config gives them. */
  former: Record<string, FormerHandler>;
  /** Stamps of a newer, lost copy of the stack's state that this one takes over. */
  adopt: string[];
  /** `auto`, `none` or an absolute http(s) URL. */
  fallback: string;
  /** What is valid but may surprise, such as a list that rejects a number's own country. */
  notices: Notice[];
}

/**
 * Reads Ringfence's stack config.
 *
 * @param config raw values by key without namespace, as Pulumi hands them over: JSON text or plain strings.
 * @param where finds the place of a path in the stack file, for messages.
 * @param secretKeys keys whose values are secret as a whole or in part; messages show nothing of them.
 * @param secretParts which parts of them are, as far as that is known.
 * @param unread keys that nothing reads; they are reported with the rest.
 * @throws ConfigError with every config error. It throws nothing else, whatever the input.
 */
export function readConfig(
  config: Readonly<Record<string, string>>,
  where?: Locator,
  secretKeys: ReadonlySet<string> = new Set(),
  secretParts: readonly Keys[] = [],
  unread: Unread = { errors: [], notices: [] },
): StackConfig {
  const errors = new ErrorList(secretKeys);
  const { lines: written, former, fallback, adopt, ...top } = checkShape(parseRaw(config, errors), errors);
  checkSecrecy(secretKeys, secretParts, errors);
  const defaults = readSettings(top, [], errors);
  const lines = readLines(written, defaults, errors);
  checkAcrossLines(lines, errors);
  const result: StackConfig = {
    lines: lines.map(({ policy }) => policy),
    former: readFormer(former ?? {}, ["former"], errors),
    adopt: (adopt ?? []).filter((stamp) => stamp !== undefined),
    fallback: readFallback(fallback ?? "auto", ["fallback"], errors),
    notices: withoutRepeats([...unread.notices, ...errors.notices]),
  };
  const all = [...unread.errors, ...errors.errors];
  if (all.length > 0) throw new ConfigErrors(withoutRepeats(all), where);
  return result;
}

/** An error in a default would otherwise be reported once per line. */
function withoutRepeats(errors: ConfigError[]): ConfigError[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const text = JSON.stringify(error);
    return !seen.has(text) && seen.add(text);
  });
}
