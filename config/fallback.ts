import { urlError } from "../flows/ends/checks";
import { type FaultList } from "./faultList";
import { type Keys } from "./path";
import { suggest } from "./suggest";

/** `auto`, `none` or a URL. */
export function readFallback(written: string, keys: Keys, faults: FaultList): string {
  const text = written.trim();
  if (text === "auto" || text === "none") return text;
  const fault = urlError(text);
  if (fault === undefined) return text;
  const meant = suggest(text, ["auto", "none"]);
  const specific = meant === undefined ? undefined : `Did you mean ${meant}?`;
  faults.add(
    keys,
    written,
    `is neither auto nor none, and ${fault.reason}`,
    faults.remedy(keys, specific, fault.remedy),
  );
  return text;
}
