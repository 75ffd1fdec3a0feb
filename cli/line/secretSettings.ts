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
  const linePath = `ringfence:lines.${line}`;
  return secrets.flatMap((path) => {
    if (isWithin(linePath, path)) return [{ setting: "lines", path }];
    if (isWithin(path, linePath)) return [{ setting: settingOf(path.slice(linePath.length + 1)), path }];
    const inDefaults = path.slice("ringfence:".length);
    const [key = ""] = inDefaults.split(/[.[]/);
    return key === "lines" || replaced.includes(key) ? [] : [{ setting: settingOf(inDefaults), path }];
  });
}

function settingOf(path: string): string {
  if (/\.(username|password)$/.test(path)) return "credentials";
  if (/^routes\[\d+\]\.forward\b/.test(path)) return "routes.forward";
  return path.split(/[.[]/)[0] ?? "";
}

/** Of those, the ones without which nobody can say who gets through. */
export function decidingSecrets(reading: StackReading, line: string): SecretSetting[] {
  return secretSettings(reading, line).filter(({ setting }) => !NOT_DECIDING.includes(setting));
}
