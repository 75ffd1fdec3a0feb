import { parse } from "yaml";
import { type ErrorList } from "./errors";
import { MAX_FILE_LENGTH } from "./stackFile";
import { type Keys } from "./path";

/** Keys that everybody with access to the account sees the values of. */
const SEEN_IN_TWILIO = new Set([
  "blockList",
  "allowList",
  "countries",
  "numbers",
  "takeOver",
  "mode",
  "rejectReason",
  "runsOn",
  "adopt",
]);

/** Keys that hold some of these beside what may be secret. */
const MIXED = new Set(["lines", "routes", "verification"]);

/**
 * Can all that stands at `keys` be kept secret? Credentials, addresses, personal data and sentences can: forwards and other
 * ends, exceptions, handlers, fallback, URLs. Not what everybody with access to the account sees in Twilio.
 */
export function canBeSecret([first, ...others]: Keys): boolean {
  if (first === "lines") return others.length > 1 && canBeSecret(others.slice(1));
  if (first === "routes") return others.length > 1 && canBeSecret(others.slice(1));
  if (first === "verification") return others.length > 0 && canBeSecret(others);
  return !SEEN_IN_TWILIO.has(String(first));
}

/**
 * Notes secrets that cannot be kept.
 *
 * @param secretKeys keys that hold a secret, in whole or in part
 * @param parts the parts of them that are secret, as far as that is known; of a key without parts here it is not
 */
export function checkSecrecy(secretKeys: ReadonlySet<string>, parts: readonly Keys[], errors: ErrorList): void {
  for (const key of secretKeys) {
    const known = parts.filter(([first]) => first === key);
    const judged = known.length > 0 ? known : MIXED.has(key) ? [] : [[key]];
    for (const keys of judged) if (!canBeSecret(keys)) refuse(keys, errors);
  }
}

function refuse(keys: Keys, errors: ErrorList): void {
  const inside = keys[0] === "lines" ? keys.slice(2) : keys;
  const isWholeKey = !inside.some((key) => SEEN_IN_TWILIO.has(String(key)));
  const remedy = isWholeKey
    ? "Mark only what can be secret: forwards, exceptions, handlers, URLs and sentences, with `pulumi config set --secret --path`"
    : "Set it again without --secret";
  const why = "Countries, fenced numbers, line names and modes cannot be kept secret, because Twilio shows them";
  errors.addAt(keys, "is a secret, but must not be one", `${remedy}. ${why} to everyone with access to the account`);
}

/** What Pulumi writes for a secret: a map with the one key `secure`, and a text. */
export function isCipher(value: unknown): value is { secure: string } {
  return isMap(value) && Object.keys(value).length === 1 && typeof value.secure === "string";
}

/** The secrets in a config value as a stack file has it, which stands at `keys`: where, and their encrypted texts. */
export function secretPartsOf(value: unknown, keys: Keys): { keys: Keys; cipher: string }[] {
  if (isCipher(value)) return [{ keys, cipher: value.secure }];
  if (typeof value !== "object" || value === null) return [];
  const inside: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inside.flatMap(([key, item]) => secretPartsOf(item, [...keys, key]));
}

/**
 * Where a stack file has secrets among the keys of a namespace. The engine tells a program only which keys have some. Of a
 * key whose other values are not those of the config nothing is reported: it is another file's (`--config-file`).
 *
 * @param text the file's; nothing is found in one that cannot be read
 * @param values the config by key, as the engine hands it over
 */
export function secretPartsInFile(text: string, namespace: string, values: Readonly<Record<string, string>>): Keys[] {
  const config = configOf(text);
  return Object.entries(values).flatMap(([key, raw]) => {
    const written = config[`${namespace}:${key}`];
    return sameBesides(written, parsed(raw)) ? secretPartsOf(written, [key]).map(({ keys }) => keys) : [];
  });
}

/** Is a value as it is written, secrets aside? */
function sameBesides(written: unknown, given: unknown): boolean {
  if (isCipher(written)) return true;
  if (typeof written !== "object" || written === null) return String(written) === String(given);
  if (typeof given !== "object" || given === null || Array.isArray(written) !== Array.isArray(given)) return false;
  const [one, other] = [Object.entries(written), new Map(Object.entries(given))];
  return one.length === other.size && one.every(([key, value]) => other.has(key) && sameBesides(value, other.get(key)));
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function configOf(text: string): Record<string, unknown> {
  try {
    const file: unknown = text.length > MAX_FILE_LENGTH ? undefined : parse(text, { logLevel: "silent" });
    return isMap(file) && isMap(file.config) ? file.config : {};
  } catch {
    return {};
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
