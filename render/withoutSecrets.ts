import { withoutSecrets as withoutSecretsIn } from "../flows/secrecy";
import { type Line } from "./outcome";

/** The name of a SIP user is half of its credentials, and no picture shows it. */
const USERS = new Set(["username", "sip_username"]);

/** A line that may be shown to people: URLs without user, password and query, no SIP user or password. */
export function withoutSecrets(line: Line): Line {
  return withoutSecretsIn(line, { also: USERS }).value;
}
