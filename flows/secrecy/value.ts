import { hideAddresses, holdsSecretAddress } from "./addresses";
import { isSecretKey } from "./known";

/** How {@link withoutSecrets} leaves out what it hides. */
export interface Hiding {
  /** Of a password; unless given, its key is left out. */
  password?: string;
  /** Put behind an address that had more to it. */
  mark?: string;
  /** Keys that are left out besides passwords. */
  also?: ReadonlySet<string>;
}

/**
 * A copy of a value, such as a flow, in which nothing is secret by nature: no passwords, URLs without user and query, SIP
 * addresses without password. And how many texts are not what they were.
 */
export function withoutSecrets<T>(value: T, { password, mark = "", also }: Hiding = {}): { value: T; hidden: number } {
  let hidden = 0;
  const shown = (item: unknown): unknown => {
    if (typeof item === "string") {
      if (!holdsSecretAddress(item)) return item;
      hidden += 1;
      return hideAddresses(item) + mark;
    }
    if (Array.isArray(item)) return item.map(shown);
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).flatMap(([key, inner]: [string, unknown]) => entry(key, inner)));
  };
  const entry = (key: string, inner: unknown): [string, unknown][] => {
    if (also?.has(key)) return [];
    if (!isSecretKey(key) || typeof inner !== "string") return [[key, shown(inner)]];
    hidden += 1;
    return password === undefined ? [] : [[key, password]];
  };
  return { value: shown(value) as T, hidden };
}
