import { configPath, keysOf } from "../../config";
import { CREDENTIALS } from "../../flows/ends";
import { isWithin, type StackReading } from "../stack";

/** A setting of a line that is secret, in whole or in part. */
export interface SecretSetting {
  /**
   * Its key, such as `blockList`; `lines` where that hides the whole line. Of routes `routes.forward` where only the
   * forward is secret; `ask.of` where only the one who is asked is; `ends` for what an end for turned-away callers says or
   * where it leads; `credentials` for a SIP user name or password, which nobody is shown anyway.
   */
  setting: string;
  /** Where the secret stands, such as `ringfence:forward.webhook`. */
  path: string;
}

/** Settings that say what is behind the fence, or which numbers stand before it, but not whom it lets through. */
const NOT_DECIDING = [
  "ask.of",
  "ends",
  "forward",
  "routes.forward",
  "credentials",
  "numbers",
  "takeOver",
  "former",
  "fallback",
];

/** The two lists replace each other. */
const LISTS = ["blockList", "allowList"];

/** The secret settings that a line has, its own and the defaults that it takes over. */
export function secretSettings({ secrets, ownKeys }: StackReading, line: string): SecretSetting[] {
  const own = ownKeys[line] ?? [];
  const replaced = own.some((key) => LISTS.includes(key)) ? [...own, ...LISTS] : own;
  const linePath = configPath(["lines", line]);
  return secrets.flatMap((path) => {
    if (isWithin(linePath, path)) return [{ setting: "lines", path }];
    const keys = keysOf(path.slice("ringfence:".length));
    if (isWithin(path, linePath)) return [{ setting: settingOf(keys.slice(2), path), path }];
    const [key] = keys;
    return key === "lines" || replaced.includes(String(key)) ? [] : [{ setting: settingOf(keys, path), path }];
  });
}

function settingOf(keys: readonly (string | number)[], path: string): string {
  const [setting, key, part] = keys;
  if (isCredential(path)) return "credentials";
  if (setting === "ask" && (key === "webhook" || key === "function")) return "ask.of";
  if (isInsideEnd(keys)) return "ends";
  return setting === "routes" && part === "forward" ? "routes.forward" : String(setting);
}

/** Keys that lead to an end for turned-away callers, each `*` any key. */
const ENDS = [
  ["blockedCallers"],
  ["hiddenCallers"],
  ["unknownCountry"],
  ["verification", "*"],
  ["ask", "onFailure"],
  ["ask", "answers", "*"],
];

/** Is it a part of an end that does not say what kind of end it is, nor which digits let a caller on? */
function isInsideEnd(keys: readonly (string | number)[]): boolean {
  const place = ENDS.find((one) =>
    one.every((key, index) => (key === "*" ? keys[index] !== "countries" : key === keys[index])),
  );
  const [kind, ...parts] = place === undefined ? [] : keys.slice(place.length);
  if (kind === undefined) return false;
  return (
    kind !== "challenge" || (parts.length > 0 && !["digits", "attempts", "otherwise"].includes(String(parts.at(-1))))
  );
}

/** Is what stands at a path a SIP user name or password, or another credential, which nobody is shown anyway? */
export function isCredential(path: string): boolean {
  return CREDENTIALS.has(String(keysOf(path).at(-1)));
}

/** Of those, the ones without which nobody can say who gets through. */
export function decidingSecrets(reading: StackReading, line: string): SecretSetting[] {
  return secretSettings(reading, line).filter(({ setting }) => !NOT_DECIDING.includes(setting));
}
