import { withoutSecrets } from "../../flows/secrecy";

/** A copy of a definition in which URLs show no user, password or query, and SIP no password; and how often it was so. */
export function hideSecrets<T>(definition: T): { value: T; hidden: number } {
  return withoutSecrets(definition, { password: "hidden", mark: "?hidden" });
}
