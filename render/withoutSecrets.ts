import { CREDENTIALS } from "../flows/ends";
import { withoutSecrets as withoutSecretsIn } from "../flows/secrecy";
import { type Line } from "./outcome";

/** A line that may be shown to people: URLs without user, password and query, no SIP user or password. */
export function withoutSecrets(line: Line): Line {
  return withoutSecretsIn(line, { also: CREDENTIALS }).value;
}
