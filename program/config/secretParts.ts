import { parse } from "yaml";
import { type FaultList } from "./faultList";
import { MAX_FILE_LENGTH } from "./locate";
import { configPath, type Keys } from "./path";

/** Keys of which every part may be secret: credentials, addresses, personal data, sentences. */
const MAY_BE_SECRET = new Set([
  "forward",
  "exceptions",
  "former",
  "fallback",
  "rejectUrl",
  "announce",
  "hiddenCallers",
  "unknownCountry",
  "blockedCallers",
  "ask",
]);

/** Keys of which some parts may be secret, and others not. */
const MIXED = new Set(["lines", "routes", "verification"]);

/** Can Ringfence keep all that stands at `keys` secret? Not what everybody with access to the account sees in Twilio. */
export function canBeSecret([first, ...others]: Keys): boolean {
  if (first === "lines") return others.length > 1 && canBeSecret(others.slice(1));
  if (first === "routes") return others[1] === "forward";
  if (first === "verification") return others.length > 0 && others[0] !== "countries";
  return MAY_BE_SECRET.has(String(first));
}

/**
 * Notes secrets that cannot be kept.
 *
 * @param secretKeys keys that hold a secret, in whole or in part
 * @param parts the parts of them that are secret, as far as that is known; of a key without parts here it is not
 */
export function checkSecrecy(secretKeys: ReadonlySet<string>, parts: readonly Keys[], faults: FaultList): void {
  for (const key of secretKeys) {
    const known = parts.filter(([first]) => first === key);
    const judged = known.length > 0 ? known : MIXED.has(key) ? [] : [[key]];
    // A key that is none was told already.
    for (const keys of judged) if (!canBeSecret(keys) && !isPartOfFault(keys, faults)) refuse(keys, faults);
  }
}

function refuse(keys: Keys, faults: FaultList): void {
  const whole = MIXED.has(String(keys[0] === "lines" && keys.length > 2 ? keys[2] : keys[0]));
  const remedy = whole
    ? "Mark only what may be: forwards, exceptions, handlers, URLs and sentences, with `pulumi config set --secret --path`"
    : "Set it again without --secret";
  const why = "Countries, fenced numbers, line names and modes cannot be kept secret, because Twilio shows them";
  faults.addAt(keys, "is secret, and cannot be", `${remedy}. ${why} to everyone with access to the account`);
}

function isPartOfFault(keys: Keys, { faults }: FaultList): boolean {
  const paths = keys.map((_, index) => configPath(keys.slice(0, index + 1)));
  return faults.some(({ path }) => paths.includes(path));
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
 * Where a stack file has secrets among the keys of a namespace. The engine tells a program only which keys have some.
 *
 * @param text the file's; nothing is found in one that cannot be read
 */
export function secretPartsInFile(text: string, namespace: string): Keys[] {
  const prefix = `${namespace}:`;
  return Object.entries(configOf(text))
    .filter(([key]) => key.startsWith(prefix))
    .flatMap(([key, value]) => secretPartsOf(value, [key.slice(prefix.length)]))
    .map(({ keys }) => keys);
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
