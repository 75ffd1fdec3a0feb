import { shownUrl } from "../flows/urls";
import { type Line } from "./outcome";

/** A line that may be shown to people: URLs without user, password and query, no SIP user or password. */
export function withoutSecrets(line: Line): Line {
  return shown(line) as Line;
}

const SECRET_KEYS = new Set(["password", "username", "sip_password", "sip_username"]);

function shown(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/https?:\/\/[^\s"'<>]+/gi, shownUrl);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !SECRET_KEYS.has(key));
  return Object.fromEntries(entries.map(([key, item]) => [key, shown(item)]));
}
