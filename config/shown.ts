import { shownUrl } from "../flows/secrecy";

/** Longest value that a message repeats. */
const MAX_SHOWN = 80;

/** Stands for a value that is secret. */
const SECRET = "[secret]";

/**
 * A config value as a message may show it: JSON text, shortened; of a URL only scheme, host and path, as user, password
 * and query may be secrets; of a map or list only its kind.
 */
export function shownValue(value: unknown, secret: boolean): string {
  if (secret) return SECRET;
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "a list";
  if (typeof value === "object" && value !== null) return "a map";
  if (typeof value === "string" && /[@?]|:\/\//.test(value)) return JSON.stringify(shortened(shownUrl(value.trim())));
  return JSON.stringify(typeof value === "string" ? shortened(value) : value) ?? "nothing";
}

function shortened(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
