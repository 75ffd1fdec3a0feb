import { type Fault } from "../flows/base/faults";
import { configPath, type Keys } from "./path";
import { shownValue } from "./shown";

/** Gathers what is wrong, so that all of it can be told at once. */
export class FaultList {
  readonly faults: Fault[] = [];
  /** What is not wrong, but may surprise. */
  readonly notices: Fault[] = [];
  readonly #secretKeys: ReadonlySet<string>;

  /** @param secretKeys keys of the config, without namespace, of whose values nothing may be shown. */
  constructor(secretKeys: ReadonlySet<string>) {
    this.#secretKeys = secretKeys;
  }

  /** Something is wrong with the value at `keys`. */
  add(keys: Keys, value: unknown, reason: string, remedy: string): void {
    this.faults.push({ path: configPath(keys), value: shownValue(value, this.#isSecret(keys)), reason, remedy });
  }

  /** Something is wrong at `keys`, and there is no value to show. */
  addAt(keys: Keys, reason: string, remedy: string): void {
    this.faults.push({ path: configPath(keys), reason, remedy });
  }

  /** Something at `keys` may surprise. */
  notice(keys: Keys, reason: string, remedy: string): void {
    this.notices.push({ path: configPath(keys), reason, remedy });
  }

  /** The remedy that repeats part of a value, unless the value is secret. */
  remedy(keys: Keys, specific: string | undefined, general: string): string {
    return specific === undefined || this.#isSecret(keys) ? general : specific;
  }

  /** Is something wrong at `keys` or below? */
  isFaulty(keys: Keys): boolean {
    const path = configPath(keys);
    return this.faults.some((fault) => {
      const below = fault.path.slice(path.length);
      return fault.path.startsWith(path) && (below === "" || below.startsWith(".") || below.startsWith("["));
    });
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
