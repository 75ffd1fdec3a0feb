import { type ConfigError, formatError } from "../flows/base/configError";
import { type TextError } from "../flows/ends/checks";
import { shownUrl } from "../flows/secrecy";
import { type Locator, shownPlace } from "./stackFile";
import { configPath, isWithin, type Keys } from "./path";

/** The error message lists this many config errors; `errors` has all of them. */
const MAX_LISTED = 100;

/** A message repeats this many characters of a value. */
const MAX_SHOWN = 80;

/** The stack config cannot be used. Carries every config error; the message has one line for each of the first 100. */
export class ConfigErrors extends Error {
  readonly errors: ConfigError[];

  /** @param where finds the place of a path in the stack file, for the message. */
  constructor(errors: ConfigError[], where?: Locator) {
    const lines = errors.slice(0, MAX_LISTED).map((error) => `  ${placedError(error, where)}`);
    if (errors.length > MAX_LISTED) lines.push(`  and ${errors.length - MAX_LISTED} more`);
    super(`the stack config has ${errors.length === 1 ? "an error" : `${errors.length} errors`}:\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.errors = errors;
  }
}

/** Something that may surprise: in the form of a config error, but it stops nothing. */
export type Notice = ConfigError;

/** A config error or a notice as one line, with its place in the stack file if that is known. */
export function placedError(error: ConfigError, where?: Locator): string {
  const place = where?.(error.path);
  return formatError(error, place === undefined ? undefined : shownPlace(place));
}

/** Collects the errors and notices of a config while it is read, so that all of them are reported at once. */
export class ErrorList {
  readonly errors: ConfigError[] = [];
  /** What is not wrong, but may surprise. */
  readonly notices: ConfigError[] = [];
  readonly #secretKeys: ReadonlySet<string>;

  /** @param secretKeys keys of the config, without namespace, whose values must not be shown. */
  constructor(secretKeys: ReadonlySet<string>) {
    this.#secretKeys = secretKeys;
  }

  /** Adds an error about the value at `keys`. */
  add(keys: Keys, value: unknown, reason: string, remedy: string): void {
    this.errors.push({ path: configPath(keys), value: shownValue(value, this.#isSecret(keys)), reason, remedy });
  }

  /** Adds an error about `keys` where there is no value to show. */
  addAt(keys: Keys, reason: string, remedy: string): void {
    this.errors.push({ path: configPath(keys), reason, remedy });
  }

  /** Adds a notice about what may surprise at `keys`. */
  notice(keys: Keys, reason: string, remedy: string): void {
    this.notices.push({ path: configPath(keys), reason, remedy });
  }

  /** Chooses the remedy that repeats part of a value, unless the value is secret. */
  remedy(keys: Keys, specific: string | undefined, general: string): string {
    return specific === undefined || this.#isSecret(keys) ? general : specific;
  }

  /** Is there an error at `keys` or below? */
  hasErrors(keys: Keys): boolean {
    const path = configPath(keys);
    return this.errors.some((error) => isWithin(error.path, path));
  }

  /** Is the key at the root of `keys` secret, as a whole or in part? */
  isSecretKey(keys: Keys): boolean {
    return this.#secretKeys.has(String(keys[0]));
  }

  /** A password is never shown, wherever it stands. */
  #isSecret(keys: Keys): boolean {
    return this.isSecretKey(keys) || keys.at(-1) === "password";
  }
}

/** Adds what is wrong with a text, if anything is. */
export function checkText(text: string, error: TextError | undefined, keys: Keys, errors: ErrorList): void {
  if (error !== undefined) errors.add(keys, text, error.reason, error.remedy);
}

/**
 * A config value as a message may show it: JSON text, shortened; of a URL only scheme, host and path, as user, password
 * and query may be secrets; of a map or list only its kind.
 */
function shownValue(value: unknown, secret: boolean): string {
  if (secret) return "[secret]";
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "a list";
  if (typeof value === "object" && value !== null) return "a map";
  if (typeof value === "string" && /[@?]|:\/\//.test(value)) return JSON.stringify(shortened(shownUrl(value.trim())));
  return JSON.stringify(typeof value === "string" ? shortened(value) : value) ?? "nothing";
}

function shortened(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
