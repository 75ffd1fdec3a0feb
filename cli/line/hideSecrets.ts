import { shownUrl } from "../../flows";
import { isSecretUrl } from "../../provider/wire/redact";
import { sipWithoutPassword } from "./forwardText";

/** Stands for a text that is not shown. */
const HIDDEN = "hidden";

/** A copy of a definition in which URLs show no user, password or query, and SIP no password; and how often it was so. */
export function hideSecrets<T>(definition: T): { value: T; hidden: number } {
  let hidden = 0;
  const clean = (item: unknown, key: string): unknown => {
    if (typeof item === "string") {
      const shown = shownText(item, key);
      if (shown !== item) hidden += 1;
      return shown;
    }
    if (Array.isArray(item)) return item.map((inner) => clean(inner, key));
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, clean(inner, name)]));
  };
  return { value: clean(definition, "") as T, hidden };
}

function shownText(text: string, key: string): string {
  if (key === "sip_password") return HIDDEN;
  if (key === "sip_endpoint") return sipWithoutPassword(text);
  return isSecretUrl(text) ? `${shownUrl(text)}?${HIDDEN}` : text;
}
