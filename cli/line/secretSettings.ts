import { configPath, keysOf } from "../../config";
import { CREDENTIALS } from "../../flows/ends";
import { isWithin, type StackReading } from "../stack";

/** A setting of a line that is secret, in whole or in part. */
export interface SecretSetting {
  /**
   * Its key, such as `blockList`; `lines` where that hides the whole line. Of routes `routes.forward` where only the
   * forward is secret; `credentials` for a SIP user name or password, which nobody is shown anyway.
   */
  setting: string;
  /** Where the secret stands, such as `ringfence:forward.webhook`. */
  path: string;
}

/** Settings that say what is behind the fence, or which numbers stand before it, but not whom it lets through. */
const NOT_DECIDING = ["forward", "routes.forward", "credentials", "numbers", "takeOver", "former", "fallback"];

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

function settingOf([setting, , part]: readonly (string | number)[], path: string): string {
  if (isCredential(path)) return "credentials";
  return setting === "routes" && part === "forward" ? "routes.forward" : String(setting);
}

/** Is what stands at a path a SIP user name or password, or another credential, which nobody is shown anyway? */
export function isCredential(path: string): boolean {
  return CREDENTIALS.has(String(keysOf(path).at(-1)));
}

/** Of those, the ones without which nobody can say who gets through. */
export function decidingSecrets(reading: StackReading, line: string): SecretSetting[] {
  return secretSettings(reading, line).filter(({ setting }) => !NOT_DECIDING.includes(setting));
}
